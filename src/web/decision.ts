/** A customer decides on the status page (P10): a POST by the secret link, never a GET, which scanners follow (R-WEB-1). */
import type { FastifyInstance } from 'fastify';
import type { BillingHouse } from '../actions/approval.ts';
import { decideApproval } from '../actions/estimate.ts';
import { LoketError } from '../errors.ts';
import { cleanHeaderText } from '../message/clean.ts';
import type { Database } from '../store/database.ts';
import { findByStatusSecret } from '../store/status-links.ts';
import type { Clock } from '../store/transaction.ts';
import type { FailedAttempts } from './attempts.ts';

const MAX_NAME_CHARACTERS = 80;

export interface DecisionDeps {
  database: Database;
  clock: Clock;
  house: () => BillingHouse;
  attempts: FailedAttempts;
  /** A further question may have been queued. */
  nudge: () => void;
}

/** R-WEB-2: a wrong secret and an approval of another ticket get one and the same answer. */
export async function addDecision(app: FastifyInstance, deps: DecisionDeps): Promise<void> {
  const { database, clock, house, attempts, nudge } = deps;
  await app.register(async (forms) => {
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    forms.post<{ Params: { secret: string; id: string } }>('/status/:secret/approvals/:id', async (request, reply) => {
      const { secret, id } = request.params;
      const isBlocked = attempts.isBlocked(request.ip);
      const ticketId = isBlocked ? null : await findByStatusSecret(database.read, clock().toISOString(), secret);
      if (ticketId === null) {
        if (!isBlocked) attempts.fail(request.ip);
        throw new LoketError('not_found', 'there is no such page');
      }
      const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      await decideApproval(database, house(), {
        ticketId,
        approvalId: /^\d{1,15}$/.test(id) ? Number(id) : 0,
        outcome: outcomeOf(fields.get('outcome')),
        personId: null,
        name: cleanHeaderText(fields.get('name') ?? '', MAX_NAME_CHARACTERS),
        how: 'page',
        entryId: null,
        remark: fields.get('remark') ?? '',
        recordedBy: null,
      }).catch(unlessDecided);
      nudge();
      return reply.redirect(`/status/${secret}`, 303);
    });
  });
}

function outcomeOf(value: string | null): 'approved' | 'declined' {
  if (value === 'approved' || value === 'declined') return value;
  throw new LoketError('invalid', 'the form says neither yes nor no');
}

/** Who clicks twice, or after a colleague, sees on the page what was decided. */
function unlessDecided(error: unknown): void {
  if (!(error instanceof LoketError && error.code === 'conflict')) throw error;
}
