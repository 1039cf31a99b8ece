/** What a customer writes and adds on the status page (P5, P16). */
import { type ReplyingHouse, replyAsCustomer } from '../../actions/customer-reply.ts';
import { LoketError } from '../../errors.ts';
import { FailedAttempts, networkOf } from '../attempts.ts';
import { formKeyOf } from '../form-key.ts';
import type { ReplyFault } from '../pages/portal/reply-form.tsx';
import type { ShowStatus } from './status.ts';
import type { OpenTicket, TicketRoutes } from './ticket-door.ts';
import { hasFiles, type PortalDeps, type PortalUpload, type PortalVisit } from './visit.ts';

/** Messages that one network may send in one window, taken or not: each may bring files that are kept. */
const MAX_SENT = 60;

export function addReply({ deps, upload }: TicketRoutes, show: ShowStatus): void {
  const counting = { maxFailures: MAX_SENT, sourceOf: networkOf };
  const attempts = new FailedAttempts(deps.clock, counting);
  // Counted before they are read, so that messages that come all at once are counted too.
  const withFiles = new FailedAttempts(deps.clock, counting);
  const filesCome = ({ ip }: PortalVisit): boolean => {
    const mayCome = !attempts.isBlocked(ip) && !withFiles.isBlocked(ip);
    withFiles.fail(ip);
    return mayCome;
  };
  const take = async (visit: PortalVisit, ticket: OpenTicket, sent: PortalUpload) => {
    const words = sent.form.text('words');
    const refuse = async (fault: ReplyFault) => ({
      status: fault === 'tooMany' ? 429 : 422,
      // The form's own address cannot be opened in another language; the page's can.
      page: await show({ ...visit, path: ticket.path }, ticket, { words, fault, hadFiles: hasFiles(sent) }),
    });
    if (attempts.isBlocked(visit.ip) || sent.isTurnedAway) return refuse('tooMany');
    attempts.fail(visit.ip);
    if (sent.isOver) return refuse('tooLarge');
    if (words === '' && !hasFiles(sent)) return refuse('empty');
    try {
      const result = await replyAsCustomer(deps.database, replyingHouse(deps), sent.stage, {
        ticketId: ticket.id,
        personId: ticket.personId,
        formKey: formKeyOf(deps, sent.form.text('key')),
        words,
        attachments: sent.files,
      });
      deps.nudge();
      return `${ticket.path}?${result.result === 'followed' ? `followed=${result.number}` : 'sent'}#done`;
    } catch (error) {
      if (error instanceof LoketError && error.code === 'too_many') return refuse('tooMany');
      if (error instanceof LoketError && error.code === 'invalid') return refuse('tooLong');
      throw error;
    }
  };
  upload('/messages', take, filesCome);
}

/** Read at each use: its public address is known once the server listens. */
function replyingHouse({ house, ticketPrefix, reopenDays }: PortalDeps): ReplyingHouse {
  return { ...house, ticketPrefix, reopenDays };
}
