/** The words of the pages of incoming and outgoing mail. */
import type { Language } from '../../message/mail.ts';

export interface MailWords {
  incoming: string;
  outgoing: string;
  states: Readonly<Record<'held' | 'failed' | 'pending' | 'ignored' | 'done', string>>;
  sending: Readonly<Record<'undelivered' | 'held' | 'queued' | 'sending' | 'failed' | 'bounced' | 'sent', string>>;
  empty: string;
  received: string;
  from: string;
  to: string;
  subject: string;
  noSubject: string;
  mailbox: string;
  why: string;
  ticket: string;
  state: string;
  queuedAt: string;
  attempts: string;
  nextAttempt: string;
  mail: string;
  size: string;
  notTaken: string;
  text: string;
  raw: string;
  release: string;
  releaseHint: string;
  retry: string;
  next: string;
  back: string;
}

export const MAIL: Readonly<Record<Language, MailWords>> = {
  nl: {
    incoming: 'Inkomende mail',
    outgoing: 'Uitgaande mail',
    states: {
      held: 'Tegengehouden',
      failed: 'Mislukt',
      pending: 'Nog te verwerken',
      ignored: 'Genegeerd',
      done: 'Verwerkt',
    },
    sending: {
      undelivered: 'Niet aangekomen',
      held: 'Tegengehouden',
      queued: 'Wacht op verzending',
      sending: 'Wordt verzonden',
      failed: 'Niet verzonden',
      bounced: 'Teruggekomen',
      sent: 'Verzonden',
    },
    empty: 'Hier staat niets. Zo hoort het.',
    received: 'Ontvangen',
    from: 'Van',
    to: 'Aan',
    subject: 'Onderwerp',
    noSubject: '(geen onderwerp)',
    mailbox: 'Mailbox',
    why: 'Waarom',
    ticket: 'Aanvraag',
    state: 'Toestand',
    queuedAt: 'Gemaakt',
    attempts: 'Pogingen',
    nextAttempt: 'Volgende poging',
    mail: 'Mail',
    size: 'Grootte',
    notTaken: 'de inhoud is niet bewaard',
    text: 'Tekst',
    raw: 'De ruwe mail',
    release: 'Doorlaten',
    releaseHint: 'Doorgelaten wordt de mail behandeld alsof niets hem tegenhield.',
    retry: 'Opnieuw proberen',
    next: 'Oudere',
    back: 'Terug naar de lijst',
  },
  fr: {
    incoming: 'Courrier entrant',
    outgoing: 'Courrier sortant',
    states: {
      held: 'Retenus',
      failed: 'Échoués',
      pending: 'À traiter',
      ignored: 'Ignorés',
      done: 'Traités',
    },
    sending: {
      undelivered: 'Non remis',
      held: 'Retenus',
      queued: 'En attente d’envoi',
      sending: 'En cours d’envoi',
      failed: 'Non envoyé',
      bounced: 'Revenu',
      sent: 'Envoyé',
    },
    empty: 'Il n’y a rien ici. C’est bien ainsi.',
    received: 'Reçu',
    from: 'De',
    to: 'À',
    subject: 'Objet',
    noSubject: '(sans objet)',
    mailbox: 'Boîte aux lettres',
    why: 'Pourquoi',
    ticket: 'Demande',
    state: 'État',
    queuedAt: 'Créé',
    attempts: 'Essais',
    nextAttempt: 'Prochain essai',
    mail: 'E-mail',
    size: 'Taille',
    notTaken: 'le contenu n’est pas conservé',
    text: 'Texte',
    raw: 'L’e-mail brut',
    release: 'Laisser passer',
    releaseHint: 'Une fois laissé passer, l’e-mail est traité comme si rien ne le retenait.',
    retry: 'Réessayer',
    next: 'Plus anciens',
    back: 'Retour à la liste',
  },
  en: {
    incoming: 'Incoming mail',
    outgoing: 'Outgoing mail',
    states: {
      held: 'Held',
      failed: 'Failed',
      pending: 'To be processed',
      ignored: 'Ignored',
      done: 'Processed',
    },
    sending: {
      undelivered: 'Undelivered',
      held: 'Held',
      queued: 'Waits to be sent',
      sending: 'Is being sent',
      failed: 'Not sent',
      bounced: 'Came back',
      sent: 'Sent',
    },
    empty: 'There is nothing here, as it should be.',
    received: 'Received',
    from: 'From',
    to: 'To',
    subject: 'Subject',
    noSubject: '(no subject)',
    mailbox: 'Mailbox',
    why: 'Why',
    ticket: 'Ticket',
    state: 'State',
    queuedAt: 'Made',
    attempts: 'Attempts',
    nextAttempt: 'Next attempt',
    mail: 'Mail',
    size: 'Size',
    notTaken: 'its content was not kept',
    text: 'Text',
    raw: 'The raw mail',
    release: 'Let it through',
    releaseHint: 'Let through, the mail is processed as if nothing held it.',
    retry: 'Try again',
    next: 'Older',
    back: 'Back to the list',
  },
  de: {
    incoming: 'Eingehende Mail',
    outgoing: 'Ausgehende Mail',
    states: {
      held: 'Zurückgehalten',
      failed: 'Gescheitert',
      pending: 'Zu verarbeiten',
      ignored: 'Übergangen',
      done: 'Verarbeitet',
    },
    sending: {
      undelivered: 'Nicht zugestellt',
      held: 'Zurückgehalten',
      queued: 'Wartet auf den Versand',
      sending: 'Wird gesendet',
      failed: 'Nicht gesendet',
      bounced: 'Zurückgekommen',
      sent: 'Gesendet',
    },
    empty: 'Hier ist nichts. So soll es sein.',
    received: 'Eingegangen',
    from: 'Von',
    to: 'An',
    subject: 'Betreff',
    noSubject: '(kein Betreff)',
    mailbox: 'Postfach',
    why: 'Warum',
    ticket: 'Anfrage',
    state: 'Zustand',
    queuedAt: 'Erstellt',
    attempts: 'Versuche',
    nextAttempt: 'Nächster Versuch',
    mail: 'Mail',
    size: 'Größe',
    notTaken: 'der Inhalt wurde nicht aufbewahrt',
    text: 'Text',
    raw: 'Die rohe Mail',
    release: 'Durchlassen',
    releaseHint: 'Durchgelassen wird die Mail verarbeitet, als hielte sie nichts zurück.',
    retry: 'Erneut versuchen',
    next: 'Ältere',
    back: 'Zurück zur Liste',
  },
};
