import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { independentParts } from '../../src/triage/batch.ts';
import type { Keys } from '../../src/triage/decision.ts';
import { keys } from '../support/judged.ts';

let made = 0;
function item(parts: Partial<Keys>): { keys: Keys } {
  made += 1;
  return { keys: keys({ fingerprint: `f${made}`, messageId: `<${made}@x>`, sender: `${made}@x`, ...parts }) };
}

describe('a batch', () => {
  it('of mails that have nothing to do with each other stays whole', () => {
    expect(independentParts([item({}), item({}), item({})]).map((part) => part.length)).toEqual([3]);
  });

  it('R-IN-6 is cut before a reply to a mail of the same batch, a duplicate, and a second mail of one sender', () => {
    const first = item({});
    const reply = item({ ancestors: [first.keys.messageId ?? ''] });
    const twin = item({ fingerprint: first.keys.fingerprint });
    const again = item({ sender: first.keys.sender });
    for (const second of [reply, twin, again]) expect(independentParts([first, second])).toHaveLength(2);
  });

  it('R-ACK-4 is cut between two mails that are passed on for one person: the caps count both', () => {
    const [first, second] = [item({ forwardedFrom: 'an@x' }), item({ forwardedFrom: 'an@x' })];
    expect(independentParts([first, second, item({ sender: 'an@x' })])).toHaveLength(3);
  });

  it('keeps every mail, in order, and no part shares a sender', () => {
    const mails = fc.array(
      fc.record({ sender: fc.constantFrom('a@x', 'b@x', 'c@x'), fingerprint: fc.uuid(), messageId: fc.uuid() }),
    );
    fc.assert(
      fc.property(mails, (all) => {
        const items = all.map((one) => item(one));
        const parts = independentParts(items);
        expect(parts.flat()).toEqual(items);
        for (const part of parts) expect(new Set(part.map((one) => one.keys.sender)).size).toBe(part.length);
      }),
    );
  });
});
