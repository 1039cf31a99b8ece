/**
 * Reply tokens of agents: in the Reply-To of a notice, one for each agent, ticket and side. A token says for whom the address
 * was made, never who writes to it: that is for authentication to prove (R-THR-2, R-THR-7).
 */
import { timingSafeEqual } from 'node:crypto';
import { decodeToken, encodeToken, signToken, tokensIn } from './reply-token.ts';

/** `public`: the words go to the customer. `internal`: they are a note for colleagues. */
export type AnswerSide = 'public' | 'internal';

export interface AgentToken {
  agentId: number;
  ticketId: number;
  side: AnswerSide;
}

/** Ids up to 2^40 and 2^32, one byte for the side, 10 bytes of signature: 20 bytes are 32 base32 characters. */
const TICKET_BYTES = 5;
const AGENT_BYTES = 4;
const BODY_BYTES = TICKET_BYTES + AGENT_BYTES + 1;
const LENGTH = 32;
const PURPOSE = 'agent-token';
const SIDES: readonly AnswerSide[] = ['public', 'internal'];

/** A signed token, 32 lower-case base32 characters that survive a change of case. Throws RangeError for ids too large. */
export function makeAgentToken({ agentId, ticketId, side }: AgentToken, secret: Uint8Array): string {
  const body = Buffer.alloc(BODY_BYTES);
  body.writeUIntBE(ticketId, 0, TICKET_BYTES);
  body.writeUIntBE(agentId, TICKET_BYTES, AGENT_BYTES);
  body.writeUInt8(SIDES.indexOf(side), BODY_BYTES - 1);
  return encodeToken(Buffer.concat([body, signToken(PURPOSE, body, secret)]));
}

/** The valid agents' tokens in these addresses, first first, without doubles. `pattern` like `support+{token}@example.com`. */
export function readAgentTokens(
  addresses: readonly string[],
  pattern: string | null,
  secret: Uint8Array,
): AgentToken[] {
  const texts = new Set(tokensIn(addresses, pattern, LENGTH));
  return [...texts].flatMap((text) => readAgentToken(text, secret) ?? []);
}

function readAgentToken(text: string, secret: Uint8Array): AgentToken | null {
  const bytes = decodeToken(text);
  const body = bytes.subarray(0, BODY_BYTES);
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), signToken(PURPOSE, body, secret))) return null;
  const side = SIDES[body.readUInt8(BODY_BYTES - 1)];
  if (side === undefined) return null;
  return {
    ticketId: body.readUIntBE(0, TICKET_BYTES),
    agentId: body.readUIntBE(TICKET_BYTES, AGENT_BYTES),
    side,
  };
}
