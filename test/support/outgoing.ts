import type { OutgoingMail } from '../../src/message/mail.ts';
import type { Database } from '../../src/store/database.ts';
import type { OutboxKind } from '../../src/store/schema.ts';

/** What our mails say, in the order in which they were queued; of one kind where one is named. */
export async function outgoingMails({ read }: Pick<Database, 'read'>, kind?: OutboxKind): Promise<OutgoingMail[]> {
  const all = read.selectFrom('outbox').innerJoin('outbox_mail', 'outbox_id', 'outbox.id').select('mail').orderBy('id');
  const rows = await (kind === undefined ? all : all.where('kind', '=', kind)).execute();
  return rows.map(({ mail }) => JSON.parse(mail) as OutgoingMail);
}
