/** An appointment on the customer's page: what it is, and what he can say to it. */
import type { Language } from '../../message/mail.ts';
import type { AppointmentState } from '../../ticket/appointment.ts';

export interface CustomerAppointmentWords {
  title: string;
  states: Readonly<Record<Exclude<AppointmentState, 'cancelled'>, string>>;
  accept: string;
  otherTime: string;
  /** Takes the appointment into the own calendar. */
  calendar: string;
  /** Above the form that asks for another time. */
  ask: string;
  which: string;
  example: string;
  send: string;
  missing: string;
  back: string;
  yourWords: string;
}

export const CUSTOMER_APPOINTMENT: Readonly<Record<Language, CustomerAppointmentWords>> = {
  nl: {
    title: 'Uw afspraak',
    states: {
      proposed: 'Past dit moment voor u?',
      accepted: 'U hebt deze afspraak aanvaard.',
      tentative: 'U hebt onder voorbehoud aanvaard. Past het?',
      declined: 'U hebt deze afspraak afgeslagen. Wij zoeken een ander moment.',
      'other-time': 'U vroeg een ander moment. Wij laten u weten wat kan.',
    },
    accept: 'Aanvaarden',
    otherTime: 'Een ander moment vragen',
    calendar: 'In mijn agenda zetten',
    ask: 'Een ander moment vragen',
    which: 'Wanneer past het voor u?',
    example: 'Bijvoorbeeld: vrijdag in de voormiddag, of elke dag na 15 uur.',
    send: 'Vragen',
    missing: 'Schrijf wanneer het voor u past.',
    back: 'Terug naar uw aanvraag',
    yourWords: 'U schreef:',
  },
  fr: {
    title: 'Votre rendez-vous',
    states: {
      proposed: 'Ce moment vous convient-il ?',
      accepted: 'Vous avez accepté ce rendez-vous.',
      tentative: 'Vous avez accepté sous réserve. Cela vous convient-il ?',
      declined: 'Vous avez refusé ce rendez-vous. Nous cherchons un autre moment.',
      'other-time': 'Vous avez demandé un autre moment. Nous vous dirons ce qui est possible.',
    },
    accept: 'Accepter',
    otherTime: 'Demander un autre moment',
    calendar: 'Ajouter à mon agenda',
    ask: 'Demander un autre moment',
    which: 'Quand cela vous convient-il ?',
    example: 'Par exemple : vendredi matin, ou tous les jours après 15 heures.',
    send: 'Demander',
    missing: 'Écrivez quand cela vous convient.',
    back: 'Retour à votre demande',
    yourWords: 'Vous avez écrit :',
  },
  en: {
    title: 'Your appointment',
    states: {
      proposed: 'Does this moment suit you?',
      accepted: 'You accepted this appointment.',
      tentative: 'You accepted provisionally. Does it suit you?',
      declined: 'You declined this appointment. We are looking for another moment.',
      'other-time': 'You asked for another time. We will tell you what is possible.',
    },
    accept: 'Accept',
    otherTime: 'Ask for another time',
    calendar: 'Add to my calendar',
    ask: 'Ask for another time',
    which: 'When does it suit you?',
    example: 'For example: Friday morning, or any day after 3 o’clock.',
    send: 'Ask',
    missing: 'Write when it suits you.',
    back: 'Back to your request',
    yourWords: 'You wrote:',
  },
  de: {
    title: 'Ihr Termin',
    states: {
      proposed: 'Passt Ihnen dieser Zeitpunkt?',
      accepted: 'Sie haben diesen Termin angenommen.',
      tentative: 'Sie haben unter Vorbehalt angenommen. Passt es Ihnen?',
      declined: 'Sie haben diesen Termin abgelehnt. Wir suchen einen anderen Zeitpunkt.',
      'other-time': 'Sie haben um einen anderen Zeitpunkt gebeten. Wir sagen Ihnen, was möglich ist.',
    },
    accept: 'Annehmen',
    otherTime: 'Um einen anderen Zeitpunkt bitten',
    calendar: 'In meinen Kalender übernehmen',
    ask: 'Um einen anderen Zeitpunkt bitten',
    which: 'Wann passt es Ihnen?',
    example: 'Zum Beispiel: Freitag vormittags, oder jeden Tag nach 15 Uhr.',
    send: 'Bitten',
    missing: 'Schreiben Sie, wann es Ihnen passt.',
    back: 'Zurück zu Ihrer Anfrage',
    yourWords: 'Sie schrieben:',
  },
};
