/** The tables under the ledger of mail, which no noun of the desk names, as Kysely sees them. */
import type { Generated } from 'kysely';

interface ImapFolderTable {
  id: Generated<number>;
  mailbox: string;
  source: string;
  uid_validity: string;
  first_uid: number;
  rescan_below: number;
  cursor: number;
  created_at: string;
}

interface BlobTable {
  sha256: string;
  size: number;
  data: Buffer | null;
  created_at: string;
}

interface FingerprintTable {
  fingerprint: string;
  inbound_id: number;
}

interface ReplyAddressProofTable {
  mailbox: string;
  pattern: string;
  proved_at: string;
}

interface SchemaMigrationTable {
  version: number;
  name: string;
  applied_at: string;
}

interface SequenceTable {
  name: string;
  value: number;
}

export interface LedgerTables {
  imap_folder: ImapFolderTable;
  blob: BlobTable;
  fingerprint: FingerprintTable;
  reply_address_proof: ReplyAddressProofTable;
  schema_migration: SchemaMigrationTable;
  sequence: SequenceTable;
}
