/** What a customer is told of the day on which a solution is expected (P15): effort, not a promise. */
import type { Language } from '../message/mail.ts';

export interface ExpectedDateWords {
  /** Before the customer's own subject, which is '' for none. */
  subject(own: string): string;
  /** `name` is '' when unknown. */
  greeting(name: string): string;
  set(day: string): string;
  changed(day: string, before: string): string;
  withdrawn(before: string): string;
  /** Before the link to the status page. */
  follow: string;
  add: string;
  regards: string;
  automatic: string;
}

export const EXPECTED_DATE: Readonly<Record<Language, ExpectedDateWords>> = {
  nl: {
    subject: (own) => `Verwachte datum${own === '' ? '' : `: ${own}`}`,
    greeting: (name) => (name === '' ? 'Goedendag,' : `Beste ${name},`),
    set: (day) => `Wij verwachten dat uw aanvraag op ${day} opgelost is.`,
    changed: (day, before) =>
      `De verwachte datum van uw aanvraag is gewijzigd. Wij verwachten nu dat zij op ${day} opgelost is, en niet meer op ${before}.`,
    withdrawn: (before) =>
      `Wij meldden u dat uw aanvraag vermoedelijk op ${before} opgelost zou zijn. Die datum geldt niet meer. Zodra wij een nieuwe datum kennen, laten wij u die weten.`,
    follow: 'U kunt uw aanvraag hier volgen:',
    add: 'Past dit niet voor u, of hebt u iets toe te voegen? Beantwoord dan deze e-mail.',
    regards: 'Met vriendelijke groeten',
    automatic: 'Dit is een automatisch bericht.',
  },
  fr: {
    subject: (own) => `Date prévue${own === '' ? '' : ` : ${own}`}`,
    greeting: (name) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    set: (day) => `Nous prévoyons que votre demande sera résolue le ${day}.`,
    changed: (day, before) =>
      `La date prévue pour votre demande a changé. Nous prévoyons maintenant qu’elle sera résolue le ${day}, et non plus le ${before}.`,
    withdrawn: (before) =>
      `Nous vous avions annoncé que votre demande serait sans doute résolue le ${before}. Cette date n’est plus valable. Dès que nous connaîtrons une nouvelle date, nous vous la communiquerons.`,
    follow: 'Vous pouvez suivre votre demande ici :',
    add: 'Cela ne vous convient pas, ou quelque chose à ajouter ? Répondez simplement à cet e-mail.',
    regards: 'Cordialement',
    automatic: 'Ceci est un message automatique.',
  },
  en: {
    subject: (own) => `Expected date${own === '' ? '' : `: ${own}`}`,
    greeting: (name) => (name === '' ? 'Good day,' : `Dear ${name},`),
    set: (day) => `We expect your request to be solved on ${day}.`,
    changed: (day, before) =>
      `The expected date of your request has changed. We now expect it to be solved on ${day}, and no longer on ${before}.`,
    withdrawn: (before) =>
      `We told you that your request would probably be solved on ${before}. That date does not hold any more. As soon as we know a new date, we will tell you.`,
    follow: 'You can follow your request here:',
    add: 'Does this not suit you, or do you have anything to add? Just reply to this e-mail.',
    regards: 'Kind regards',
    automatic: 'This is an automatic message.',
  },
  de: {
    subject: (own) => `Voraussichtliches Datum${own === '' ? '' : `: ${own}`}`,
    greeting: (name) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`),
    set: (day) => `Wir gehen davon aus, dass Ihre Anfrage am ${day} gelöst ist.`,
    changed: (day, before) =>
      `Das voraussichtliche Datum Ihrer Anfrage hat sich geändert. Wir gehen nun davon aus, dass sie am ${day} gelöst ist, und nicht mehr am ${before}.`,
    withdrawn: (before) =>
      `Wir hatten Ihnen mitgeteilt, dass Ihre Anfrage voraussichtlich am ${before} gelöst ist. Dieses Datum gilt nicht mehr. Sobald wir ein neues Datum kennen, teilen wir es Ihnen mit.`,
    follow: 'Hier können Sie Ihre Anfrage verfolgen:',
    add: 'Passt Ihnen das nicht, oder möchten Sie etwas ergänzen? Antworten Sie einfach auf diese E-Mail.',
    regards: 'Mit freundlichen Grüßen',
    automatic: 'Dies ist eine automatische Nachricht.',
  },
};
