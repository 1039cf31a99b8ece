/** The words of splitting a ticket: the page where its messages are chosen, and what stands on both tickets since. */
import type { Language } from '../../message/mail.ts';

export interface SplitWords {
  title: string;
  lead: string;
  choose: string;
  us: string;
  note: string;
  nobody: string;
  files(count: number): string;
  subject: string;
  requesterHint: string;
  confirms: string;
  split: string;
  back: string;
  faults: Readonly<Record<'no-message' | 'all' | 'no-subject', string>>;
  /** On the tickets; the number follows. */
  from: string;
  into: string;
  undo: string;
}

export const SPLIT: Readonly<Record<Language, SplitWords>> = {
  nl: {
    title: 'Splitsen',
    lead: 'Wat u kiest, gaat met zijn bijlagen naar een nieuwe aanvraag. Antwoorden op die berichten komen voortaan daar terecht.',
    choose: 'Wat gaat mee',
    us: 'van ons',
    note: 'interne notitie',
    nobody: 'zonder afzender',
    files: (count) => (count === 1 ? '1 bijlage' : `${count} bijlagen`),
    subject: 'Onderwerp van de nieuwe aanvraag',
    requesterHint: 'De aanvrager is wie het eerste gekozen bericht schreef.',
    confirms: 'Bevestiging met het nieuwe nummer sturen',
    split: 'Splitsen',
    back: 'Terug naar de aanvraag',
    faults: {
      'no-message': 'Kies minstens één bericht voor de nieuwe aanvraag.',
      all: 'Minstens één bericht blijft hier. Gaat alles mee, dan hoeft er niets gesplitst te worden.',
      'no-subject': 'Geef de nieuwe aanvraag een onderwerp.',
    },
    from: 'Afgesplitst van',
    into: 'Een deel staat in',
    undo: 'Splitsing ongedaan maken',
  },
  fr: {
    title: 'Séparer',
    lead: 'Ce que vous choisissez passe, avec ses pièces jointes, dans une nouvelle demande. Les réponses à ces messages y arriveront désormais.',
    choose: 'Ce qui part',
    us: 'de notre part',
    note: 'note interne',
    nobody: 'sans expéditeur',
    files: (count) => (count === 1 ? '1 pièce jointe' : `${count} pièces jointes`),
    subject: 'Objet de la nouvelle demande',
    requesterHint: 'Le demandeur est l’auteur du premier message choisi.',
    confirms: 'Envoyer la confirmation avec le nouveau numéro',
    split: 'Séparer',
    back: 'Retour à la demande',
    faults: {
      'no-message': 'Choisissez au moins un message pour la nouvelle demande.',
      all: 'Au moins un message reste ici. Si tout part, il n’y a rien à séparer.',
      'no-subject': 'Donnez un objet à la nouvelle demande.',
    },
    from: 'Séparée de',
    into: 'Une partie se trouve dans',
    undo: 'Annuler la séparation',
  },
  en: {
    title: 'Split',
    lead: 'What you choose goes to a new ticket, with its attachments. Replies to those messages arrive there from now on.',
    choose: 'What goes along',
    us: 'from us',
    note: 'internal note',
    nobody: 'without a sender',
    files: (count) => (count === 1 ? '1 attachment' : `${count} attachments`),
    subject: 'Subject of the new ticket',
    requesterHint: 'The requester is who wrote the first chosen message.',
    confirms: 'Send the confirmation with the new number',
    split: 'Split',
    back: 'Back to the ticket',
    faults: {
      'no-message': 'Choose at least one message for the new ticket.',
      all: 'At least one message stays here. When all of it goes, there is nothing to split.',
      'no-subject': 'Give the new ticket a subject.',
    },
    from: 'Split off from',
    into: 'A part is in',
    undo: 'Undo the split',
  },
  de: {
    title: 'Trennen',
    lead: 'Was Sie wählen, geht mit seinen Anhängen in eine neue Anfrage. Antworten auf diese Nachrichten kommen ab jetzt dort an.',
    choose: 'Was mitgeht',
    us: 'von uns',
    note: 'interne Notiz',
    nobody: 'ohne Absender',
    files: (count) => (count === 1 ? '1 Anhang' : `${count} Anhänge`),
    subject: 'Betreff der neuen Anfrage',
    requesterHint: 'Anfragender ist, wer die erste gewählte Nachricht geschrieben hat.',
    confirms: 'Bestätigung mit der neuen Nummer senden',
    split: 'Trennen',
    back: 'Zurück zur Anfrage',
    faults: {
      'no-message': 'Wählen Sie mindestens eine Nachricht für die neue Anfrage.',
      all: 'Mindestens eine Nachricht bleibt hier. Geht alles mit, gibt es nichts zu trennen.',
      'no-subject': 'Geben Sie der neuen Anfrage einen Betreff.',
    },
    from: 'Abgetrennt von',
    into: 'Ein Teil steht in',
    undo: 'Trennung rückgängig machen',
  },
};
