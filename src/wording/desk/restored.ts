/** What a restore left to decide: mails that were held, and tickets that were not confirmed (R-ACK-11). */
import type { Language } from '../../message/mail.ts';

export interface RestoredWords {
  heldHint: string;
  sendNow: string;
  settle: string;
  unconfirmed: string;
  unconfirmedHint: string;
}

export const RESTORED: Readonly<Record<Language, RestoredWords>> = {
  nl: {
    heldHint:
      'Deze mails wachtten op verzending toen de back-up gemaakt werd die later is teruggezet. Misschien zijn ze intussen verzonden: verzend alleen wat de klant nog niet kreeg.',
    sendNow: 'Nu verzenden',
    settle: 'Was al verzonden',
    unconfirmed: 'Niet bevestigd sinds het terugzetten',
    unconfirmedHint:
      'Deze mails kwamen aan voor de back-up werd teruggezet. De klant kreeg toen misschien al een bevestiging, met een ander nummer. Antwoord hem, of stuur de bevestiging vanaf de aanvraag.',
  },
  fr: {
    heldHint:
      'Ces e-mails attendaient leur envoi au moment de la sauvegarde qui a été restaurée depuis. Ils ont peut-être été envoyés entre-temps : n’envoyez que ce que le client n’a pas reçu.',
    sendNow: 'Envoyer maintenant',
    settle: 'Déjà envoyé',
    unconfirmed: 'Non confirmées depuis la restauration',
    unconfirmedHint:
      'Ces e-mails sont arrivés avant la restauration de la sauvegarde. Le client a peut-être déjà reçu une confirmation, avec un autre numéro. Répondez-lui, ou envoyez la confirmation depuis la demande.',
  },
  en: {
    heldHint:
      'These mails waited to be sent when the backup was made that was restored later. They may have been sent meanwhile: send only what the customer has not got.',
    sendNow: 'Send now',
    settle: 'Was sent already',
    unconfirmed: 'Not confirmed since the restore',
    unconfirmedHint:
      'These mails arrived before the backup was restored. The customer may have got a confirmation then, with another number. Answer, or send the confirmation from the ticket.',
  },
  de: {
    heldHint:
      'Diese Mails warteten auf den Versand, als die Sicherung gemacht wurde, die später zurückgespielt wurde. Vielleicht wurden sie inzwischen gesendet: Senden Sie nur, was der Kunde noch nicht bekommen hat.',
    sendNow: 'Jetzt senden',
    settle: 'Wurde schon gesendet',
    unconfirmed: 'Seit dem Zurückspielen nicht bestätigt',
    unconfirmedHint:
      'Diese Mails kamen an, bevor die Sicherung zurückgespielt wurde. Vielleicht bekam der Kunde damals schon eine Bestätigung, mit einer anderen Nummer. Antworten Sie ihm, oder senden Sie die Bestätigung von der Anfrage aus.',
  },
};
