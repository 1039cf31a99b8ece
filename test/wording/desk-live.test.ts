import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS } from '../../src/ticket/audit.ts';
import { AUDIT, auditText } from '../../src/wording/desk/audit.ts';
import { refusalText } from '../../src/wording/desk/bulk.ts';
import { othersText } from '../../src/wording/desk/live.ts';
import { LANGUAGES } from '../../src/wording/wording.ts';

describe('who else is at a ticket', () => {
  it('is one line: who writes first, and nobody twice', () => {
    expect(othersText('en', [], [])).toBe('');
    expect(othersText('en', ['Els'], [])).toBe('Els is looking at this ticket too.');
    expect(othersText('en', ['Els', 'Bart'], ['Els'])).toBe(
      'Els is writing an answer. Bart is looking at this ticket too.',
    );
    expect(othersText('nl', ['Els', 'Bart'], [])).toBe('Els, Bart bekijken deze aanvraag ook.');
  });
});

describe('the audit trail', () => {
  it.each(LANGUAGES)('has every action in words that name whom it was about (%s)', (language) => {
    for (const action of AUDIT_ACTIONS) {
      expect(auditText(language, { action, about: 'ABOUT', detail: 'DETAIL' }), action).toContain('ABOUT');
      expect(AUDIT[language].actions[action]).not.toMatch(/\{(?!about|detail)/);
    }
  });

  it('keeps a code without words as it is, and takes no words of a name for its own', () => {
    expect(auditText('en', { action: 'unheard-of', about: 'x', detail: '' })).toBe('unheard-of: x');
    expect(auditText('en', { action: 'agent-enabled', about: '$& {detail}', detail: 'no' })).toBe(
      '$& {detail} may sign in again',
    );
  });
});

describe('why a ticket did not take a change', () => {
  it('depends on the change', () => {
    expect(refusalText('en', 'status', 'conflict')).toBe('cannot go there from its status, or was merged');
    expect(refusalText('en', 'merge', 'conflict')).toBe('is merged already');
    expect(refusalText('en', 'tag', 'conflict')).toBe('cannot be done as the ticket stands now');
    expect(refusalText('de', 'assignee', 'invalid')).toBe('diese Wahl gibt es nicht oder nicht hier');
  });
});
