import { describe, expect, it } from 'vitest';
import { keysOf } from '../../src/triage/thread.ts';
import { understood } from '../support/judged.ts';

describe('what a mail names', () => {
  it('R-THR-1 In-Reply-To first, then References from right to left, each once', () => {
    const mail = { inReplyTo: ['<c@x>'], references: ['<a@x>', '<b@x>', '<c@x>'] };
    expect(keysOf(understood({ mail }), 'SA').ancestors).toEqual(['<c@x>', '<b@x>', '<a@x>']);
  });

  it('R-THR-1 a mail is not its own ancestor', () => {
    const mail = { messageId: '<me@x>', references: ['<me@x>', '<a@x>'] };
    expect(keysOf(understood({ mail }), 'SA').ancestors).toEqual(['<a@x>']);
  });

  it('R-MSG-6 of thousands of references the nearest are looked up', () => {
    const references = Array.from({ length: 50_000 }, (_, index) => `<${index}@x>`);
    const { ancestors } = keysOf(understood({ mail: { references } }), 'SA');
    expect(ancestors[0]).toBe('<49999@x>');
    expect(ancestors).toHaveLength(60);
  });

  it('R-THR-6 numbers with a wrong check digit are not among them', () => {
    expect(keysOf(understood({ mail: { subject: 'Re: [SA-100014] en SA-100015' } }), 'SA').numbers).toEqual([
      'SA-100014',
    ]);
  });
});
