/** Sessions and one-time links as Kysely sees them: the twin of migrations/<dialect>/0002_agents.sql. */

interface SessionTable {
  token_hash: string;
  person_id: number;
  remembered: number;
  created_at: string;
  expires_at: string;
}

interface PasswordLinkTable {
  secret_hash: string;
  person_id: number | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface AgentTables {
  session: SessionTable;
  password_link: PasswordLinkTable;
}
