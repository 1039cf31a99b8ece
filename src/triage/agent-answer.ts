/**
 * Agents who answer by mail. Believed is what comes to the address that was made for this agent and ticket, from the agent's
 * own address, vouched for by a mail host that we believe (R-THR-2, R-THR-7). Everything else in an agent's name is held.
 */
import type { Attachment, Understood } from '../message/mail.ts';
import { isOnlyHistory } from '../message/quote.ts';
import type { AnswerDoubt, Decision, Facts, Keys } from './decision.ts';

/** What an agent wrote by mail, believed: for the customer, or a note for colleagues. */
export interface MailedWords {
  inboundId: number;
  ticketId: number;
  agentId: number;
  words: string;
  attachments: readonly Attachment[];
}

/**
 * What becomes of a mail that answers what an agent was told; null for every other mail. A token proves which ticket, not
 * who: what somebody else, or a machine, sends to such an address is judged as any reply to that ticket.
 */
export function decideAgentAnswer(understood: Understood, keys: Keys, facts: Facts): Decision | null {
  const { agentId, isAgent } = facts.sender;
  if (understood.kind !== 'person' || !isAgent || agentId === undefined) return null;
  const token = understood.agentTokens.find((one) => one.agentId === agentId) ?? understood.agentTokens[0];
  const told = keys.ancestors.map((id) => facts.ownMails.get(id)).find((own) => own?.isNotice);
  const ticket = facts.tickets.get(token?.ticketId ?? told?.ticketId ?? 0);
  if (ticket === undefined) return null;
  const hold = (reason: AnswerDoubt): Decision => {
    return { action: 'hold', reason, answer: { ticketId: ticket.id, agentId }, anomalies: [] };
  };
  if (token === undefined) return hold('agent-answer-off');
  if (token.agentId !== agentId) return hold('agent-answer-other');
  // A Message-ID that is known, with other content: somebody may send an old mail of the agent's again.
  if (understood.authentication !== 'pass' || facts.messageIdKnown) return hold('agent-answer-unproved');
  if (isOnlyHistory(understood.mail.text)) return hold('agent-answer-empty');
  if (token.side === 'public' && ticket.hasRequester === false) return hold('agent-answer-nobody');
  const reason = token.side === 'public' ? 'agent-answer' : 'agent-note';
  return { action: 'answer', reason, ticketId: ticket.id, agentId, anomalies: [] };
}
