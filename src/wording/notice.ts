/** What agents are told by mail, in their language. */
import type { Language } from '../message/mail.ts';

export type NoticeKind =
  | 'new-ticket'
  | 'customer-replied'
  | 'doubtful'
  | 'answer-held'
  | 'approval-decided'
  | 'appointment-answered'
  | 'undelivered'
  | 'note'
  | 'assigned'
  | 'deadline-soon'
  | 'deadline-missed'
  | 'timer-long';

export interface NoticeWords {
  /** In the subject of a mail about one ticket. */
  titles: Readonly<Record<NoticeKind, string>>;
  /** `who` is '' when nobody is named. */
  sentences: Readonly<Record<NoticeKind, (who: string) => string>>;
  /** The subject of a mail about several tickets. */
  digest(tickets: number): string;
  /** Above what is quoted; a reply is read down to this line. */
  answerAbove: string;
  requester: string;
  onDesk: string;
  /** Where a reply to the mail goes, and where a note goes. */
  toCustomer(name: string): string;
  toColleagues(address: string): string;
  /** Answering by mail is off, or makes no sense. */
  notByMail: string;
  /** Of a mail that tells more than it shows. */
  more(left: number): string;
  /** The cap is reached. */
  silentUntil(moment: string): string;
  settings: string;
}

/** The sentence with who did it in front, or as it is said of nobody. */
function by(named: (who: string) => string, nobody: string): (who: string) => string {
  return (who) => (who === '' ? nobody : named(who));
}

export const NOTICE: Readonly<Record<Language, NoticeWords>> = {
  nl: {
    titles: {
      'new-ticket': 'Nieuwe aanvraag',
      'customer-replied': 'Nieuw antwoord',
      doubtful: 'Bericht van een onbekende',
      'answer-held': 'Antwoord tegengehouden',
      'approval-decided': 'Beslissing over een akkoord',
      'appointment-answered': 'Afspraak beantwoord',
      undelivered: 'Antwoord niet aangekomen',
      note: 'Interne notitie',
      assigned: 'Aan u toegewezen',
      'deadline-soon': 'Termijn nadert',
      'deadline-missed': 'Termijn verstreken',
      'timer-long': 'Uw timer loopt nog',
    },
    sentences: {
      'new-ticket': by((who) => `${who} opende een aanvraag:`, 'Er kwam een nieuwe aanvraag:'),
      'customer-replied': by((who) => `${who} antwoordde:`, 'Er kwam een antwoord:'),
      doubtful: by(
        (who) =>
          `${who} hoort niet bij deze aanvraag, en schreef. Aanvaard, verplaats of weiger het bericht op de desk:`,
        'Iemand die niet bij deze aanvraag hoort, schreef met haar nummer. Kijk op de desk waar het bericht thuishoort:',
      ),
      'answer-held': () =>
        'Een antwoord per mail in uw naam werd tegengehouden: wij konden niet nagaan of u het schreef. De klant kreeg het niet. De reden staat op de desk, bij de tegengehouden mail.',
      'approval-decided': by(
        (who) => `Beslissing over de gevraagde tijd, genoteerd door ${who}:`,
        'De klant besliste over de gevraagde tijd:',
      ),
      'appointment-answered': () => 'De klant antwoordde op de afspraak:',
      undelivered: () => 'Een mail aan de klant kwam niet aan:',
      note: by((who) => `${who} schreef een interne notitie:`, 'Er kwam een interne notitie:'),
      assigned: by((who) => `${who} wees u deze aanvraag toe.`, 'Deze aanvraag is aan u toegewezen.'),
      'deadline-soon': () => 'De termijn van deze aanvraag is bijna verstreken.',
      'deadline-missed': () => 'De termijn van deze aanvraag is verstreken.',
      'timer-long': () => 'Uw timer voor deze aanvraag loopt al lang. Werkt u er nog aan, of vergat u hem te stoppen?',
    },
    digest: (tickets) => `Nieuws over ${tickets} aanvragen`,
    answerAbove: '##- Antwoord boven deze lijn -##',
    requester: 'Aanvrager',
    onDesk: 'Openen op de desk',
    toCustomer: (name) => `Beantwoordt u deze mail, dan gaat uw antwoord naar de klant (${name}).`,
    toColleagues: (address) => `Alleen voor collega’s (interne notitie): ${address}`,
    notByMail: 'Antwoord op de desk: een antwoord op deze mail bereikt de klant niet.',
    more: (left) => `… en nog ${left}: zie de desk.`,
    silentUntil: (moment) =>
      `U kreeg het afgelopen uur zoveel meldingen als toegestaan. Wat nu nog gebeurt, meldt de volgende mail u vanaf ${moment}; intussen staat alles op de desk.`,
    settings: 'Kies zelf wat u gemeld wordt:',
  },
  fr: {
    titles: {
      'new-ticket': 'Nouvelle demande',
      'customer-replied': 'Nouvelle réponse',
      doubtful: 'Message d’un inconnu',
      'answer-held': 'Réponse retenue',
      'approval-decided': 'Décision sur un accord',
      'appointment-answered': 'Réponse au rendez-vous',
      undelivered: 'Réponse non remise',
      note: 'Note interne',
      assigned: 'Demande qui vous est attribuée',
      'deadline-soon': 'L’échéance approche',
      'deadline-missed': 'Échéance dépassée',
      'timer-long': 'Votre chronomètre tourne toujours',
    },
    sentences: {
      'new-ticket': by((who) => `${who} a ouvert une demande :`, 'Une nouvelle demande est arrivée :'),
      'customer-replied': by((who) => `${who} a répondu :`, 'Une réponse est arrivée :'),
      doubtful: by(
        (who) =>
          `${who} ne fait pas partie de cette demande et a écrit. Acceptez, déplacez ou refusez le message sur le desk :`,
        'Quelqu’un qui ne fait pas partie de cette demande a écrit avec son numéro. Voyez sur le desk où va le message :',
      ),
      'answer-held': () =>
        'Une réponse par e-mail en votre nom a été retenue : nous n’avons pas pu vérifier qu’elle vient de vous. Le client ne l’a pas reçue. La raison figure sur le desk, avec le courrier retenu.',
      'approval-decided': by(
        (who) => `Décision sur le temps demandé, notée par ${who} :`,
        'Le client a décidé du temps demandé :',
      ),
      'appointment-answered': () => 'Le client a répondu au rendez-vous :',
      undelivered: () => 'Un e-mail au client n’a pas été remis :',
      note: by((who) => `${who} a écrit une note interne :`, 'Une note interne est arrivée :'),
      assigned: by((who) => `${who} vous a attribué cette demande.`, 'Cette demande vous est attribuée.'),
      'deadline-soon': () => 'L’échéance de cette demande approche.',
      'deadline-missed': () => 'L’échéance de cette demande est dépassée.',
      'timer-long': () =>
        'Votre chronomètre tourne depuis longtemps pour cette demande. Y travaillez-vous encore, ou avez-vous oublié de l’arrêter ?',
    },
    digest: (tickets) => `Du nouveau pour ${tickets} demandes`,
    answerAbove: '##- Répondez au-dessus de cette ligne -##',
    requester: 'Demandeur',
    onDesk: 'Ouvrir sur le desk',
    toCustomer: (name) => `Si vous répondez à cet e-mail, votre réponse part au client (${name}).`,
    toColleagues: (address) => `Pour les collègues seulement (note interne) : ${address}`,
    notByMail: 'Répondez sur le desk : une réponse à cet e-mail n’atteint pas le client.',
    more: (left) => `… et encore ${left} : voyez le desk.`,
    silentUntil: (moment) =>
      `Vous avez reçu cette dernière heure autant d’avis que permis. La suite vous sera annoncée par le prochain e-mail à partir de ${moment} ; entre-temps, tout se trouve sur le desk.`,
    settings: 'Choisissez vous-même ce qui vous est annoncé :',
  },
  en: {
    titles: {
      'new-ticket': 'New request',
      'customer-replied': 'New reply',
      doubtful: 'Message from a stranger',
      'answer-held': 'Answer held',
      'approval-decided': 'Approval decided',
      'appointment-answered': 'Appointment answered',
      undelivered: 'Answer not delivered',
      note: 'Internal note',
      assigned: 'Assigned to you',
      'deadline-soon': 'Deadline near',
      'deadline-missed': 'Deadline passed',
      'timer-long': 'Your timer is still running',
    },
    sentences: {
      'new-ticket': by((who) => `${who} opened a request:`, 'A new request came in:'),
      'customer-replied': by((who) => `${who} replied:`, 'A reply came in:'),
      doubtful: by(
        (who) =>
          `${who} is not one of this request’s people, and wrote. Accept, move or reject the message on the desk:`,
        'Somebody who is not one of this request’s people wrote with its number. See on the desk where the message belongs:',
      ),
      'answer-held': () =>
        'An answer by mail in your name was held: we could not make sure that you wrote it. The customer did not get it. The reason stands on the desk, with the held mail.',
      'approval-decided': by(
        (who) => `A decision on the time that was asked for, written down by ${who}:`,
        'The customer decided on the time that was asked for:',
      ),
      'appointment-answered': () => 'The customer answered about the appointment:',
      undelivered: () => 'A mail to the customer did not arrive:',
      note: by((who) => `${who} wrote an internal note:`, 'An internal note came in:'),
      assigned: by((who) => `${who} assigned this request to you.`, 'This request is assigned to you.'),
      'deadline-soon': () => 'The deadline of this request is near.',
      'deadline-missed': () => 'The deadline of this request has passed.',
      'timer-long': () =>
        'Your timer for this request has been running for long. Are you still at work, or did you forget to stop it?',
    },
    digest: (tickets) => `News of ${tickets} requests`,
    answerAbove: '##- Reply above this line -##',
    requester: 'Requester',
    onDesk: 'Open on the desk',
    toCustomer: (name) => `If you reply to this mail, your answer goes to the customer (${name}).`,
    toColleagues: (address) => `For colleagues alone (internal note): ${address}`,
    notByMail: 'Answer on the desk: a reply to this mail does not reach the customer.',
    more: (left) => `… and ${left} more: see the desk.`,
    silentUntil: (moment) =>
      `You got as many notices in the last hour as are allowed. What happens now, the next mail tells you from ${moment} on; meanwhile everything stands on the desk.`,
    settings: 'Choose what you are told:',
  },
  de: {
    titles: {
      'new-ticket': 'Neue Anfrage',
      'customer-replied': 'Neue Antwort',
      doubtful: 'Nachricht eines Unbekannten',
      'answer-held': 'Antwort zurückgehalten',
      'approval-decided': 'Entscheidung über eine Zustimmung',
      'appointment-answered': 'Antwort zum Termin',
      undelivered: 'Antwort nicht zugestellt',
      note: 'Interne Notiz',
      assigned: 'Ihnen zugewiesen',
      'deadline-soon': 'Frist läuft bald ab',
      'deadline-missed': 'Frist abgelaufen',
      'timer-long': 'Ihre Zeitmessung läuft noch',
    },
    sentences: {
      'new-ticket': by((who) => `${who} hat eine Anfrage eröffnet:`, 'Eine neue Anfrage ist eingegangen:'),
      'customer-replied': by((who) => `${who} hat geantwortet:`, 'Eine Antwort ist eingegangen:'),
      doubtful: by(
        (who) =>
          `${who} gehört nicht zu dieser Anfrage und hat geschrieben. Nehmen Sie die Nachricht am Desk an, verschieben Sie sie oder lehnen Sie sie ab:`,
        'Jemand, der nicht zu dieser Anfrage gehört, hat mit ihrer Nummer geschrieben. Sehen Sie am Desk, wohin die Nachricht gehört:',
      ),
      'answer-held': () =>
        'Eine Antwort per E-Mail in Ihrem Namen wurde zurückgehalten: Wir konnten nicht prüfen, ob Sie sie geschrieben haben. Der Kunde hat sie nicht erhalten. Der Grund steht am Desk bei der zurückgehaltenen Mail.',
      'approval-decided': by(
        (who) => `Entscheidung über die erbetene Zeit, notiert von ${who}:`,
        'Der Kunde hat über die erbetene Zeit entschieden:',
      ),
      'appointment-answered': () => 'Der Kunde hat auf den Termin geantwortet:',
      undelivered: () => 'Eine Mail an den Kunden ist nicht angekommen:',
      note: by((who) => `${who} hat eine interne Notiz geschrieben:`, 'Eine interne Notiz ist eingegangen:'),
      assigned: by((who) => `${who} hat Ihnen diese Anfrage zugewiesen.`, 'Diese Anfrage ist Ihnen zugewiesen.'),
      'deadline-soon': () => 'Die Frist dieser Anfrage läuft bald ab.',
      'deadline-missed': () => 'Die Frist dieser Anfrage ist abgelaufen.',
      'timer-long': () =>
        'Ihre Zeitmessung für diese Anfrage läuft schon lange. Arbeiten Sie noch daran, oder haben Sie vergessen, sie anzuhalten?',
    },
    digest: (tickets) => `Neues zu ${tickets} Anfragen`,
    answerAbove: '##- Antworten Sie oberhalb dieser Linie -##',
    requester: 'Anfragender',
    onDesk: 'Am Desk öffnen',
    toCustomer: (name) => `Wenn Sie auf diese Mail antworten, geht Ihre Antwort an den Kunden (${name}).`,
    toColleagues: (address) => `Nur für Kollegen (interne Notiz): ${address}`,
    notByMail: 'Antworten Sie am Desk: Eine Antwort auf diese Mail erreicht den Kunden nicht.',
    more: (left) => `… und ${left} weitere: siehe Desk.`,
    silentUntil: (moment) =>
      `Sie haben in der letzten Stunde so viele Hinweise erhalten wie erlaubt. Was jetzt noch geschieht, meldet Ihnen die nächste Mail ab ${moment}; bis dahin steht alles am Desk.`,
    settings: 'Wählen Sie selbst, was Ihnen gemeldet wird:',
  },
};
