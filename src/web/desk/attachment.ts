/** The files of a ticket's messages (R-MSG-7). */
import { readAttachmentFile } from '../../store/desk-files.ts';
import { sendFile } from '../file.ts';
import { knownId } from '../row-id.ts';
import type { DeskRoutes } from './visit.ts';

export function addAttachments(routes: DeskRoutes): void {
  const { blobs, database } = routes.deps;
  routes.resource('/desk/attachments/:id', async (visit, reply) => {
    const file = await readAttachmentFile(database.read, knownId(visit.params.id));
    return sendFile(reply, await blobs.open(database.read, file.sha256), file, visit.query.has('preview'));
  });
}
