/** Sessions and one-time links as Kysely sees them: the twin of migrations/<dialect>/0002_agents.sql and 0015. */
import type { Generated } from 'kysely';

interface SessionTable {
  token_hash: string;
  person_id: number;
  remembered: number;
  by_link: Generated<number>;
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

interface SignInLinkTable {
  secret_hash: string;
  person_id: number;
  next_path: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface AgentTables {
  session: SessionTable;
  password_link: PasswordLinkTable;
  sign_in_link: SignInLinkTable;
}
