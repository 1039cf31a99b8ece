/** What a customer is told of an appointment (P4). */
import type { Language } from '../message/mail.ts';

/** What the mail is about. */
export type AppointmentNews = 'planned' | 'changed' | 'cancelled';

export interface AppointmentWords {
  /** Before the customer's own subject, which is '' for none. */
  subject: Readonly<Record<AppointmentNews, (own: string) => string>>;
  /** `name` is '' when unknown. */
  greeting(name: string): string;
  news: Readonly<Record<AppointmentNews, string>>;
  /** Two times of one day. */
  moment(day: string, from: string, to: string): string;
  /** With whom. */
  with(agent: string): string;
  /** Before the link to the status page. */
  answer: string;
  /** The same when the appointment is off. */
  follow: string;
  regards: string;
  automatic: string;
  /** In the customer's calendar: which request it is about. */
  about(number: string): string;
}

const about = (word: string) => (own: string) => `${word}${own === '' ? '' : `: ${own}`}`;
/** French puts a space before the colon. */
const aboutFrench = (word: string) => (own: string) => `${word}${own === '' ? '' : ` : ${own}`}`;

export const APPOINTMENT: Readonly<Record<Language, AppointmentWords>> = {
  nl: {
    subject: {
      planned: about('Afspraak'),
      changed: about('Afspraak gewijzigd'),
      cancelled: about('Afspraak afgezegd'),
    },
    greeting: (name) => (name === '' ? 'Goedendag,' : `Beste ${name},`),
    news: {
      planned: 'Voor uw aanvraag stellen wij u deze afspraak voor:',
      changed: 'De afspraak over uw aanvraag is gewijzigd. Dit geldt nu:',
      cancelled: 'Deze afspraak over uw aanvraag gaat niet door:',
    },
    moment: (day, from, to) => `${day}, van ${from} tot ${to}`,
    with: (agent) => `met ${agent}`,
    answer:
      'Past dat voor u? Aanvaard de uitnodiging in uw agenda of op deze pagina. Daar kunt u ook een ander moment vragen:',
    follow: 'U kunt uw aanvraag hier volgen:',
    regards: 'Met vriendelijke groeten',
    automatic: 'Dit is een automatisch bericht. Hebt u iets toe te voegen? Beantwoord dan deze e-mail.',
    about: (number) => `Over uw aanvraag ${number}.`,
  },
  fr: {
    subject: {
      planned: aboutFrench('Rendez-vous'),
      changed: aboutFrench('Rendez-vous modifié'),
      cancelled: aboutFrench('Rendez-vous annulé'),
    },
    greeting: (name) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    news: {
      planned: 'Pour votre demande, nous vous proposons ce rendez-vous :',
      changed: 'Le rendez-vous pour votre demande a changé. Voici ce qui est valable maintenant :',
      cancelled: 'Ce rendez-vous pour votre demande n’aura pas lieu :',
    },
    moment: (day, from, to) => `${day}, de ${from} à ${to}`,
    with: (agent) => `avec ${agent}`,
    answer:
      'Cela vous convient-il ? Acceptez l’invitation dans votre agenda ou sur cette page. Vous pouvez aussi y demander un autre moment :',
    follow: 'Vous pouvez suivre votre demande ici :',
    regards: 'Cordialement',
    automatic: 'Ceci est un message automatique. Quelque chose à ajouter ? Répondez simplement à cet e-mail.',
    about: (number) => `Concerne votre demande ${number}.`,
  },
  en: {
    subject: {
      planned: about('Appointment'),
      changed: about('Appointment changed'),
      cancelled: about('Appointment cancelled'),
    },
    greeting: (name) => (name === '' ? 'Good day,' : `Dear ${name},`),
    news: {
      planned: 'For your request we propose this appointment:',
      changed: 'The appointment about your request has changed. This holds now:',
      cancelled: 'This appointment about your request will not take place:',
    },
    moment: (day, from, to) => `${day}, from ${from} to ${to}`,
    with: (agent) => `with ${agent}`,
    answer:
      'Does that suit you? Accept the invitation in your calendar or on this page. You can also ask for another time there:',
    follow: 'You can follow your request here:',
    regards: 'Kind regards',
    automatic: 'This is an automatic message. Anything to add? Just reply to this e-mail.',
    about: (number) => `About your request ${number}.`,
  },
  de: {
    subject: {
      planned: about('Termin'),
      changed: about('Termin geändert'),
      cancelled: about('Termin abgesagt'),
    },
    greeting: (name) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`),
    news: {
      planned: 'Für Ihre Anfrage schlagen wir Ihnen diesen Termin vor:',
      changed: 'Der Termin zu Ihrer Anfrage hat sich geändert. Nun gilt:',
      cancelled: 'Dieser Termin zu Ihrer Anfrage findet nicht statt:',
    },
    moment: (day, from, to) => `${day}, von ${from} bis ${to}`,
    with: (agent) => `mit ${agent}`,
    answer:
      'Passt Ihnen das? Nehmen Sie die Einladung in Ihrem Kalender oder auf dieser Seite an. Dort können Sie auch um einen anderen Zeitpunkt bitten:',
    follow: 'Hier können Sie Ihre Anfrage verfolgen:',
    regards: 'Mit freundlichen Grüßen',
    automatic:
      'Dies ist eine automatische Nachricht. Möchten Sie etwas ergänzen? Antworten Sie einfach auf diese E-Mail.',
    about: (number) => `Zu Ihrer Anfrage ${number}.`,
  },
};
