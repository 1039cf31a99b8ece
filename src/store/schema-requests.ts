/** What the online form asks beside the words, as Kysely sees it: the twin of migrations/<dialect>/0013_request_details.sql. */

interface RequestDetailTable {
  ticket_id: number;
  product: string;
  version: string;
  organisation: string;
  phone: string;
}

export interface RequestTables {
  request_detail: RequestDetailTable;
}
