/** What agents choose to be told of. */
import type { Database } from '../store/database.ts';
import { setNoticeWish } from '../store/notices.ts';
import type { NoticeWish } from '../triage/notify.ts';

export async function chooseNotices(database: Database, personId: number, wish: NoticeWish): Promise<void> {
  await database.write((tx) => setNoticeWish(tx, personId, wish));
}
