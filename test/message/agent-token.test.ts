import { describe, expect, it } from 'vitest';
import { type AgentToken, makeAgentToken, readAgentTokens } from '../../src/message/agent-token.ts';
import { addressWithToken, makeReplyToken, readReplyTokens } from '../../src/message/reply-token.ts';

const SECRET = Buffer.from('a key for tests, long enough');
const PATTERN = 'support+{token}@example.com';
const TOKEN: AgentToken = { agentId: 7, ticketId: 427, side: 'public' };
const addressOf = (token: AgentToken, secret: Uint8Array = SECRET) =>
  addressWithToken(PATTERN, makeAgentToken(token, secret));
const read = (...addresses: string[]) => readAgentTokens(addresses, PATTERN, SECRET);

describe('the reply token of an agent (R-THR-1, R-THR-2)', () => {
  it('names agent, ticket and side, and survives a change of case', () => {
    expect(read(addressOf(TOKEN).toUpperCase())).toEqual([TOKEN]);
    expect(read(addressOf({ ...TOKEN, side: 'internal' }))).toEqual([{ ...TOKEN, side: 'internal' }]);
    const large = { agentId: 2 ** 32 - 1, ticketId: 2 ** 40 - 1, side: 'internal' } as const;
    expect(read(addressOf(large))).toEqual([large]);
  });

  it('makes addresses that stay within 64 characters before the @ (RFC 5321 §4.5.3.1.1)', () => {
    expect(addressOf(TOKEN)).toMatch(/^support\+[a-z2-7]{32}@example\.com$/);
  });

  it('is worth nothing when a single character differs, or when another house signed it', () => {
    const address = addressOf(TOKEN);
    for (let at = 'support+'.length; at < address.indexOf('@'); at += 1) {
      const other = address[at] === 'a' ? 'b' : 'a';
      expect(read(`${address.slice(0, at)}${other}${address.slice(at + 1)}`)).toEqual([]);
    }
    expect(read(addressOf(TOKEN, Buffer.from('another key')))).toEqual([]);
  });

  it('is no reply token of a customer, nor the other way round', () => {
    expect(readReplyTokens([addressOf(TOKEN)], PATTERN, SECRET)).toEqual([]);
    expect(read(addressWithToken(PATTERN, makeReplyToken(427, SECRET)))).toEqual([]);
  });

  it('comes once, however often an address stands in the mail', () => {
    expect(read(addressOf(TOKEN), 'support@example.com', addressOf(TOKEN))).toEqual([TOKEN]);
    expect(readAgentTokens([addressOf(TOKEN)], null, SECRET)).toEqual([]);
  });
});
