import { describe, expect, it } from 'vitest';
import type { Forward } from '../../src/message/mail.ts';
import { understand } from '../../src/message/understand.ts';
import { HOW, readMail, understandFixture } from './read.ts';

async function forwardOf(subject: string, body: string, from = 'Jan Mertens <jan@example.net>') {
  const head = `From: ${from}\nTo: support@example.com\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8`;
  return understand(await readMail(`${head}\n\n${body}`), HOW).forward;
}

/** What the original says in each case. */
const AN = { author: { address: 'an@example.org', name: 'An Peeters' }, subject: 'Printer', text: 'It is on fire.' };

describe('a mail that is passed on names its writer', () => {
  const cases: [string, string, string][] = [
    [
      'Outlook, English',
      'FW: Printer',
      'From: An Peeters <an@example.org>\nSent: Monday, November 23, 2026 5:05 PM\nTo: Jan Mertens <jan@example.net>\nSubject: Printer\n\nIt is on fire.',
    ],
    [
      'Outlook of old, French',
      'TR: Printer',
      '-----Message d’origine-----\nDe : An Peeters [mailto:an@example.org]\nEnvoyé : lundi 23 novembre 2026 17:05\nÀ : Jan\nObjet : Printer\n\nIt is on fire.',
    ],
    [
      'Outlook on the web, German',
      'WG: Printer',
      '________________________________\nVon: An Peeters <an@example.org>\nGesendet: Montag, 23. November 2026 17:05\nAn: Jan <jan@example.net>\nBetreff: Printer\n\nIt is on fire.',
    ],
    [
      'Outlook, as plain text of its HTML',
      'Doorst: Printer',
      'Van: An Peeters <an@example.org<mailto:an@example.org>>\nVerzonden: maandag 23 november 2026 17:05\nAan: Jan <jan@example.net<mailto:jan@example.net>>\nOnderwerp: Printer\n\nIt is on fire.',
    ],
    [
      'Gmail, Dutch',
      'Fwd: Printer',
      '---------- Forwarded message ---------\nVan: *An Peeters* <an@example.org>\nDate: ma 23 nov 2026 om 17:05\nSubject: Printer\nTo: <jan@example.net>\n\n\nIt is on fire.',
    ],
    [
      'Gmail, with a subject of the agent’s own',
      'Nieuwe vraag',
      '---------- Forwarded message ---------\nDe : An Peeters <an@example.org>\nDate: lun. 23 nov. 2026\nSubject: Printer\nTo: <jan@example.net>\n\nIt is on fire.',
    ],
    [
      'Apple Mail, French, quoted',
      'Fwd: Printer',
      'Début du message transféré :\n\n> De: An Peeters <an@example.org>\n> Objet: Printer\n> Date: 23 novembre 2026 à 17:05:11 UTC+1\n> À: Jan <jan@example.net>\n> Répondre à: an@example.org\n> \n> It is on fire.',
    ],
    [
      'Thunderbird, German',
      'Fwd: Printer',
      '-------- Weitergeleitete Nachricht --------\nBetreff: \tPrinter\nDatum: \tMon, 23 Nov 2026 17:05:11 +0100\nVon: \tAn Peeters <an@example.org>\nAn: \tjan@example.net\n\n\n\nIt is on fire.',
    ],
    [
      'Thunderbird, Dutch',
      'Fwd: Printer',
      '-------- Doorgestuurd bericht --------\nOnderwerp: \tPrinter\nDatum: \tMon, 23 Nov 2026 17:05:11 +0100\nVan: \tAn Peeters <an@example.org>\nAan: \tjan@example.net\n\nIt is on fire.',
    ],
  ];
  it.each(cases)('R-THR-2 by the block of %s', async (_, subject, block) => {
    expect(await forwardOf(subject, `Please take this.\n\n${block}\n`)).toMatchObject({
      ...AN,
      remark: 'Please take this.',
      messageId: null,
    });
    expect(await forwardOf(subject, block)).toMatchObject({ ...AN, remark: '' });
  });

  it('R-THR-2 by the HTML of Apple Mail, R-MSG-11 in the language of the writer', async () => {
    const { forward } = await understandFixture('forward-apple-german-html');
    expect(forward).toMatchObject({
      author: { address: 'anna@example.org', name: 'Anna Müller' },
      subject: 'Drucker im Lager',
      text: expect.stringMatching(/^Guten Tag,/),
      remark: 'Der meldet sich jede Woche, bitte übernehmen.',
      language: 'de',
    });
  });

  it('R-THR-2 by the HTML of Thunderbird, whose block is a table', async () => {
    const row = (name: string, value: string) => `<tr><th>${name}: </th><td>${value}</td></tr>`;
    const block = `-------- Message transféré --------<table><tbody>${row('Sujet', 'Printer')}${row('Date', 'Mon, 23 Nov 2026')}${row('De', 'An Peeters &lt;an@example.org&gt;')}${row('Pour', 'jan@example.net')}</tbody></table><br>It is on fire.`;
    const head =
      'From: jan@example.net\nTo: support@example.com\nSubject: Fwd: Printer\nContent-Type: text/html; charset=utf-8';
    const { forward } = understand(await readMail(`${head}\n\n<p>Voilà</p>${block}`), HOW);
    expect(forward).toMatchObject({ ...AN, remark: 'Voilà' });
  });

  it('R-THR-2 with a list of recipients that is folded', async () => {
    const { forward } = await understandFixture('forward-outlook-dutch');
    expect(forward).toMatchObject({
      author: { address: 'an@example.org', name: 'An Peeters' },
      subject: 'Factuur wordt niet afgedrukt',
      text: expect.stringMatching(/^Beste Jan,/),
      language: 'nl',
    });
    expect(forward?.remark).toContain('Kan iemand dit opnemen?');
  });

  it('R-THR-2, R-MSG-5 by the mail that is attached, which stays a file', async () => {
    const { forward, mail } = await understandFixture('forward-attached');
    expect(forward).toEqual<Forward>({
      author: { address: 'luc@example.org', name: 'Luc Dubois' },
      subject: 'Imprimante en panne',
      messageId: '<original@example.org>',
      text: 'Bonjour, l’imprimante du dépôt ne fonctionne plus.',
      html: expect.stringContaining('<b>fonctionne</b>'),
      remark: 'Voor jullie, hij is nogal kwaad.',
      reply: 'Bonjour, l’imprimante du dépôt ne fonctionne plus.',
      language: 'fr',
      languageReason: 'words',
    });
    expect(mail.text).toBe('Voor jullie, hij is nogal kwaad.');
    expect(mail.attachments.map(({ fileName }) => fileName)).toEqual(['Imprimante en panne.eml']);
  });
});

describe('what passes on nobody’s mail', () => {
  const block = (from: string) => `From: ${from}\nSent: Monday\nTo: Jan\nSubject: Printer\n\nIt is on fire.`;
  const cases: [string, string, string][] = [
    ['an answer, with the history that its client left below', 'RE: Printer', `Done.\n\n${block('an@example.org')}`],
    ['an answer to a forward', 'Fwd: Printer', `Done.\n\nOn Mon, 23 Nov 2026, Jan <jan@example.net> wrote:\n> x\n`],
    ['a name without an address', 'FW: Printer', block('An Peeters')],
    ['a mail of the sender himself', 'FW: Printer', block('Jan <jan@example.net>')],
    ['a mail of ours', 'FW: Printer', block('Support <support+x1@example.com>')],
    ['a mail of a machine', 'FW: Printer', block('Shop <noreply@example.org>')],
    ['words that begin like a field', 'FW: Printer', 'From: Ghent\nTo: Bruges\n\nHow do I get there?'],
  ];
  it.each(cases)('R-THR-2 %s', async (_, subject, body) => {
    expect(await forwardOf(subject, body)).toBeNull();
  });

  it('R-THR-2 two attached mails, or one that the subject does not mean', async () => {
    const attached = (subject: string) =>
      `--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: an@example.org\r\nSubject: ${subject}\r\n\r\nwords\r\n`;
    const head = 'From: jan@example.net\r\nSubject: Fwd: One\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
    const two = await readMail(`${head}${attached('One')}${attached('Two')}--b--\r\n`);
    expect(two.attachedMail).toBeNull();
    const meant = await readMail(`${head.replace('Fwd: One', 'Something else')}${attached('One')}--b--\r\n`);
    expect(understand(meant, HOW).forward).toBeNull();
    const same = await readMail(`${head.replace('Fwd: One', 'One')}${attached('One')}--b--\r\n`);
    expect(understand(same, HOW).forward).toMatchObject({ author: { address: 'an@example.org' }, text: 'words' });
  });

  it('R-THR-2 R-KIND-1 what no person sent', async () => {
    const raw = `From: jan@example.net\nSubject: FW: Printer\nAuto-Submitted: auto-generated\n\n${block('an@example.org')}`;
    expect(understand(await readMail(raw), HOW).forward).toBeNull();
  });
});

it('R-MSG-6 a forward of hostile length is read in linear time', async () => {
  const endless = `FW\n${'To: a@example.org;\n'.repeat(50_000)}From: an@example.org\n`;
  const started = performance.now();
  await forwardOf('FW: Printer', endless);
  await forwardOf('FW: Printer', `From: an@example.org\nTo: ${'x '.repeat(200_000)}\nSubject: y\n\n`);
  expect(performance.now() - started).toBeLessThan(5000);
});
