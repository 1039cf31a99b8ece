/** The mails that the demo sends: a morning at the support address of a Belgian software house. */
import type { SendMailOptions } from 'nodemailer';

/** The demo's support address. */
export const SUPPORT = 'support@loket.example';
/** Mail to this address is accepted and then comes back, as a real mail host would do it. */
export const FULL_MAILBOX = 'boekhouding@vandamme.example';

const AN = 'An Peeters <an.peeters@bakkerijpeeters.example>';

/** What customers send first: four languages, one with attachments, one newsletter, one whose mailbox is full. */
export const FIRST_MAILS: readonly SendMailOptions[] = [
  {
    from: AN,
    subject: 'Factuur 2026-1184 wordt niet afgedrukt',
    text: `Goedemorgen,

Sinds de update van gisteren krijgen wij bij het afdrukken van factuur
2026-1184 enkel een leeg blad. Andere facturen lukken wel. Kunt u eens
kijken wat er misgaat? De klant wacht op zijn factuur.

Alvast bedankt,
An Peeters
Bakkerij Peeters BV`,
  },
  {
    from: 'Mathieu Lambert <m.lambert@lambert-freres.example>',
    subject: "Message d'erreur à l'ouverture du dossier client",
    text: `Bonjour,

Depuis ce matin, nous recevons un message d'erreur quand nous ouvrons le
dossier du client Dubois. Vous trouverez la capture d'écran et le journal
en pièce jointe.

Pourriez-vous nous rappeler cet après-midi ?

Cordialement,
Mathieu Lambert`,
    attachments: [
      { filename: 'capture écran.png', content: pixel(), contentType: 'image/png' },
      { filename: 'journal.txt', content: '08:14:02 ouverture dossier 5512\n08:14:03 ERREUR 117: index endommagé\n' },
    ],
  },
  {
    from: 'Grace Okafor <grace@northwind-trading.example>',
    subject: 'How do we export the stock list to Excel?',
    text: `Hello,

Could you tell us how to export the complete stock list, including the
supplier codes, to a spreadsheet? We only find the export per supplier.

Kind regards,
Grace Okafor
Northwind Trading`,
  },
  {
    from: 'Jürgen Müller <j.mueller@mueller-haustechnik.example>',
    subject: 'Preisliste für 2027 einlesen',
    text: `Guten Tag,

wir möchten die neue Preisliste unseres Lieferanten einlesen, aber das
Programm meldet „Spalte 4 fehlt“. Können Sie uns bitte helfen?

Mit freundlichen Grüßen
Jürgen Müller`,
    html: `<p>Guten Tag,</p><p>wir möchten die <b>neue Preisliste</b> unseres Lieferanten einlesen, aber das
Programm meldet <i>„Spalte 4 fehlt“</i>. Können Sie uns bitte helfen?</p><p>Mit freundlichen Grüßen<br>Jürgen Müller</p>`,
  },
  {
    from: `Boekhouding Van Damme <${FULL_MAILBOX}>`,
    subject: 'Licentie voor een tweede werkplek',
    text: `Beste,

Wij willen het programma ook op een tweede pc gebruiken. Wat moeten wij
daarvoor doen, en wat kost dat?

Met vriendelijke groeten,
Boekhouding Van Damme`,
  },
  {
    from: 'Printing Weekly <news@printing-weekly.example>',
    subject: 'This week in printing: 12 tips for sharper labels',
    text: 'Twelve tips for sharper labels, and a look at the new thermal heads.',
    headers: {
      'List-Id': '<news.printing-weekly.example>',
      'List-Unsubscribe': '<https://printing-weekly.example/out>',
    },
  },
];

/** A confirmation as far as an answer to it needs it. */
export interface Confirmed {
  messageId: string;
  subject: string;
}

/** What follows once the confirmations are there: an answer, an out-of-office, and a stranger who knows a number. */
export function laterMails(confirmed: { an: Confirmed; mathieu: Confirmed }): SendMailOptions[] {
  const number = /\[([^\]]+)\]/.exec(confirmed.an.subject)?.[1] ?? '';
  return [
    {
      from: AN,
      subject: `Re: ${confirmed.an.subject}`,
      inReplyTo: confirmed.an.messageId,
      references: confirmed.an.messageId,
      text: `Nog een aanvulling: het gebeurt alleen op de printer in het magazijn.
Op die van het bureau komt dezelfde factuur er wel goed uit.

Groeten, An

Op di 24 nov. 2026 om 09:02 schreef Demo support <${SUPPORT}>:
> Wij hebben uw vraag goed ontvangen.
> Een collega bekijkt uw vraag en neemt daarna contact met u op.`,
    },
    {
      from: 'Mathieu Lambert <m.lambert@lambert-freres.example>',
      subject: `Réponse automatique : ${confirmed.mathieu.subject}`,
      inReplyTo: confirmed.mathieu.messageId,
      text: 'Je suis absent du bureau jusqu’à lundi. En cas d’urgence, appelez ma collègue Sophie.',
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    },
    {
      from: 'Iemand anders <iemand@elders.example>',
      subject: `Vraag over ${number}`,
      text: 'Ik hoorde dit nummer van een kennis. Kunt u mij zeggen hoe het daarmee staat?',
    },
  ];
}

/** A PNG of one grey pixel: an attachment that is what it says. */
function pixel(): Buffer {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mOcMgMAAWMBBUw9MlQAAAAASUVORK5CYII=',
    'base64',
  );
}
