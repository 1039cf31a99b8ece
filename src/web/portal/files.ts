/** The files of a ticket's public messages, for its customer: as inert as on the desk (R-MSG-12). */
import { readCustomerFile } from '../../store/status-files.ts';
import { sendFile } from '../file.ts';
import { knownId } from '../row-id.ts';
import type { TicketRoutes } from './ticket-door.ts';

export function addFiles({ deps, resource }: TicketRoutes): void {
  resource('/files/:id', async (visit, ticket, reply) => {
    const file = await readCustomerFile(deps.database.read, ticket.id, knownId(visit.params.id));
    return sendFile(reply, await deps.blobs.open(deps.database.read, file.sha256), file, visit.query.has('preview'));
  });
}
