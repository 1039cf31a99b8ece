import { describe, expect, it } from 'vitest';
import type { Forward } from '../../src/message/mail.ts';
import type { Facts, Keys } from '../../src/triage/decision.ts';
import { judge } from '../../src/triage/judge.ts';
import { arrival, facts, keys, NOW, policy, ticket, understood } from '../support/judged.ts';

const AN = { address: 'an@example.org', name: 'An Peeters' };
const JAN = { address: 'jan@example.com', name: 'Jan' };
const FORWARD: Forward = {
  author: AN,
  subject: 'Imprimante',
  messageId: '<original@example.org>',
  text: 'Elle ne fonctionne plus.\n\nAn',
  html: null,
  remark: 'Not again.',
  reply: 'Elle ne fonctionne plus.',
  language: 'fr',
  languageReason: 'words',
};
const AGENT = { isAgent: true, organisationId: null };
const CUSTOMER = { isAgent: false, organisationId: 7, confirmations: 0 };

function judgeForward(
  known: Parameters<typeof facts>[0] = {},
  of: Parameters<typeof understood>[0] = {},
  named: Partial<Keys> = {},
) {
  const read = {
    understood: understood({ forward: FORWARD, mail: { from: JAN, subject: 'Fwd: Imprimante' }, ...of }),
    keys: keys({ sender: JAN.address, forwardedFrom: AN.address, ...named }),
  };
  const found: Facts = facts({ sender: AGENT, forwardedFrom: CUSTOMER, ...known });
  return judge(read, found, policy(), arrival(), NOW);
}

describe('a mail that an agent passes on', () => {
  it('R-THR-2, R-ACK-1 is its writer’s: requester, language, words and confirmation', () => {
    const { understood: judged, decision, acknowledgement } = judgeForward();
    expect(judged).toMatchObject({ author: AN, authorReason: 'forwarded', language: 'fr', reply: FORWARD.reply });
    expect(judged.mail).toMatchObject({ subject: 'Imprimante', text: FORWARD.text });
    expect(decision).toMatchObject({ action: 'open', reason: 'new-request' });
    expect(acknowledgement).toMatchObject({ send: true, to: AN.address });
  });

  it('shows nothing of what the agent wrote above it', () => {
    const mail = { from: JAN, text: 'Not again.\n\nFrom: An', html: '<p>Not again.</p>' };
    expect(JSON.stringify(judgeForward({}, { mail }).understood.mail)).not.toContain('Not again');
  });

  it('keeps its pictures as files, since the HTML that showed them is not shown', () => {
    const picture = { fileName: 'a.png', contentType: 'image/png', contentId: 'a', inline: true, sha256: 'x', size: 1 };
    const { mail } = judgeForward({}, { mail: { from: JAN, attachments: [picture] } }).understood;
    expect(mail.attachments).toEqual([{ ...picture, inline: false }]);
  });

  it('R-THR-1 leads later answers to the original here', () => {
    expect(judgeForward().understood.mail.references).toContain('<original@example.org>');
  });

  it('R-THR-2 joins the ticket whose number it carries where its writer is one of the people there', () => {
    const numbers = { numbers: ['SA-100014'] };
    const decision = (people: string[]) => judgeForward({ known: [ticket({ people })] }, {}, numbers).decision;
    expect(decision([AN.address])).toMatchObject({ action: 'append', unverified: false });
    expect(decision(['bob@example.net'])).toMatchObject({ action: 'open', reason: 'doubtful-reply' });
  });

  it('R-THR-2 belongs to the organisation of its writer', () => {
    const known = ticket({ people: [], organisationId: 7 });
    expect(judgeForward({ known: [known] }, {}, { numbers: [known.number] }).decision).toMatchObject({
      action: 'append',
      unverified: false,
    });
  });

  it('R-ACK-4 counts on the cap of its writer', () => {
    const full = { ...CUSTOMER, confirmations: 5 };
    expect(judgeForward({ forwardedFrom: full }).acknowledgement).toMatchObject({ send: false, reason: 'cap-address' });
    const own = { toSender: 5, total: 5, oldest: NOW };
    expect(judgeForward({ confirmations: own }).acknowledgement).toMatchObject({ send: true, to: AN.address });
  });
});

describe('who may not speak for somebody else', () => {
  it('R-THR-2 a customer: his forward is his own mail', () => {
    const { understood: judged, acknowledgement } = judgeForward({ sender: { isAgent: false, organisationId: null } });
    expect(judged).toMatchObject({ author: JAN, authorReason: 'from', mail: { subject: 'Fwd: Imprimante' } });
    expect(acknowledgement).toMatchObject({ send: true, to: JAN.address });
  });

  it('R-THR-2, R-THR-7 somebody with the address of an agent whose authentication fails: he is held', () => {
    const { understood: judged, decision } = judgeForward({}, { authentication: 'fail' });
    expect(decision).toMatchObject({ action: 'hold', reason: 'agent-impersonation' });
    expect(judged.author).toEqual(JAN);
  });

  it('an agent for another agent', () => {
    const { understood: judged } = judgeForward({ forwardedFrom: { ...AGENT, confirmations: 0 } });
    expect(judged.author).toEqual(JAN);
  });
});
