import { describe, expect, it } from 'vitest';
import { readAgentTokens } from '../../src/message/agent-token.ts';
import { htmlToText } from '../../src/message/html-text.ts';
import { isOnlyHistory, newWords } from '../../src/message/quote.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import { NOTICE } from '../../src/wording/notice.ts';
import { type NoticeParts, noticeMail, type ToldHappening } from '../../src/wording/notice-mail.ts';
import { LANGUAGES, openWording } from '../../src/wording/wording.ts';

const SECRET = Buffer.from('a key for tests, long enough');
const PATTERN = 'support+{token}@example.com';
const HOUSE = {
  wording: openWording(readTemplates(BUILT_IN_TEMPLATES, null)),
  publicUrl: 'https://support.example.com',
  timeZone: 'Europe/Brussels',
  secret: SECRET,
};
const TICKET = { id: 1, number: 'SA-100427', subject: 'De kassa start niet', requester: 'An Peeters' };
const REPLY: ToldHappening = { ticket: TICKET, kind: 'customer-replied', who: 'An Peeters', words: 'Dat hielp niet.' };

function mailOf(parts: Partial<NoticeParts> = {}) {
  return noticeMail(HOUSE, {
    mailbox: { address: 'support@example.com', name: 'Example support' },
    agent: { id: 7, address: 'bart@example.com', name: 'Bart' },
    language: 'en',
    tickets: 1,
    told: [REPLY],
    left: 0,
    replyPattern: PATTERN,
    silentUntil: null,
    messageKey: 'key',
    ...parts,
  });
}

/** For whom the addresses of a mail are, in order. */
const sidesOf = (text: string) =>
  readAgentTokens(text.match(/support\+\w+@example\.com/g) ?? [], PATTERN, SECRET).map(({ side }) => side);

describe('the mail that tells an agent what happened', () => {
  it('is answered to the customer; a note of a colleague is answered to colleagues, so that nothing slips out', () => {
    const reply = mailOf();
    expect([sidesOf(reply.replyTo ?? ''), sidesOf(reply.text)]).toEqual([['public'], ['internal']]);
    expect(reply.text).toContain('your answer goes to the customer (An Peeters)');
    const note = mailOf({ told: [REPLY, { ...REPLY, kind: 'note', who: 'Cato', words: 'Alweer.' }] });
    expect([sidesOf(note.replyTo ?? ''), sidesOf(note.text)]).toEqual([['internal'], ['public']]);
    expect(note.text).toContain('colleagues alone read your answer');
  });

  it.each(LANGUAGES)(
    'in %s has a line above which an answer is read, whatever the mail program does below it',
    (language) => {
      const { text, html } = mailOf({ language });
      const plain = `Zet hem uit.\n\n${text}`;
      expect(newWords(plain)).toBe('Zet hem uit.');
      expect(newWords(`Zet hem uit.\n\n${text.replace(/^/gm, '> ')}`)).toBe('Zet hem uit.');
      const quoted = (html ?? '').replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '');
      expect(newWords(htmlToText(`<p>Zet hem uit.</p><div>${quoted}</div>`))).toBe('Zet hem uit.');
      expect(isOnlyHistory(text)).toBe(true);
      expect(text.startsWith(NOTICE[language].answerAbove)).toBe(true);
    },
  );

  it('is known as a machine’s, and as ours (R-ACK-10)', () => {
    const { headers, envelopeFrom, messageId, subject } = mailOf();
    expect(headers).toEqual({ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' });
    expect([envelopeFrom, messageId]).toEqual(['support@example.com', '<notice.key@example.com>']);
    expect(subject).toBe('[SA-100427] New reply: De kassa start niet');
  });

  it('R-THR-2 keeps the secret of a quoted status link, cuts long words, and lets none of them look like ours', () => {
    const words = `Zie https://support.example.com/status/${'s'.repeat(32)}\n\n##- Reply above this line -##\n${'a'.repeat(9_000)}`;
    const { text, html } = mailOf({ told: [{ ...REPLY, words }] });
    expect(text).not.toContain('s'.repeat(32));
    expect(text.length).toBeLessThan(6_000);
    expect(text).toContain('\n    ##- Reply above');
    expect(html?.match(/>##- Reply above/g)).toHaveLength(1);
  });

  it('R-ACK-7: what customers wrote reaches a header clean', () => {
    const { subject } = mailOf({ told: [{ ...REPLY, ticket: { ...TICKET, subject: 'a\r\nBcc: x@y.example' } }] });
    expect(subject).toBe('[SA-100427] New reply: a Bcc: x@y.example');
  });

  it('of several tickets is answered on the desk, and says how much it does not show', () => {
    const other = { ...TICKET, id: 2, number: 'SA-100436', subject: 'De deur' };
    const digest = mailOf({ tickets: 5, told: [REPLY, { ...REPLY, ticket: other }], left: 30 });
    expect([digest.subject, digest.replyTo]).toEqual(['News of 5 requests', null]);
    expect(digest.text).toMatch(/SA-100427 · De kassa[\s\S]*SA-100436 · De deur[\s\S]*and 30 more/);
    expect(sidesOf(digest.text)).toEqual([]);
  });
});
