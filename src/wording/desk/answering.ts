/** Answering on a ticket's page. */
import type { Language } from '../../message/mail.ts';
import type { AfterAnswer } from '../../ticket/status.ts';

export interface AnsweringWords {
  title: string;
  to: string;
  cc: string;
  words: string;
  files: string;
  filesHint: string;
  quote: string;
  after: string;
  afters: Readonly<Record<AfterAnswer, string>>;
  send: string;
  keep: string;
  signature: string;
  nobody: string;
  /** Notices. */
  sending: string;
  undo: string;
  sent: string;
  kept: string;
  /** The page could not keep the draft by itself. */
  notKept: string;
  over: string;
  newer(name: string): string;
  newerNote(name: string): string;
  read: string;
  someone: string;
  draftOf(moment: string): string;
  othersWrite(names: string): string;
  note: string;
  noteWords: string;
  addNote: string;
}

export const ANSWERING: Readonly<Record<Language, AnsweringWords>> = {
  nl: {
    title: 'Antwoorden',
    to: 'Aan',
    cc: 'Kopie aan',
    words: 'Antwoord aan de klant',
    files: 'Bijlagen',
    filesHint: 'Hoogstens 10 bestanden, samen 18 MB.',
    quote: 'Laatste bericht van de klant eronder',
    after: 'Daarna',
    afters: { keep: 'status behouden', waiting: 'wachten op de klant', resolved: 'opgelost' },
    send: 'Versturen',
    keep: 'Als concept bewaren',
    signature: 'Met uw handtekening:',
    nobody: 'Deze aanvraag heeft geen e-mailadres om naar te antwoorden.',
    sending: 'Uw antwoord vertrekt over 15 seconden.',
    undo: 'Terugnemen',
    sent: 'Uw antwoord is verstuurd.',
    kept: 'Uw concept is bewaard.',
    notKept: 'Niet bewaard. Kopieer uw tekst voor u deze pagina verlaat.',
    over: 'Niet verstuurd: te veel of te grote bijlagen (hoogstens 10 bestanden, samen 18 MB). Uw tekst is bewaard.',
    newer: (name) =>
      `Niet verstuurd: intussen schreef ${name} een bericht. Uw tekst is bewaard; voeg bijlagen opnieuw toe.`,
    newerNote: (name) =>
      `Niet verstuurd: intussen schreef ${name} een interne notitie. Uw tekst is bewaard; voeg bijlagen opnieuw toe.`,
    read: 'Lees het eerst',
    someone: 'iemand',
    draftOf: (moment) => `Concept, bewaard op ${moment}`,
    othersWrite: (names) => `Heeft hier ook een concept: ${names}.`,
    note: 'Interne notitie',
    noteWords: 'Notitie, alleen voor collega’s',
    addNote: 'Notitie toevoegen',
  },
  fr: {
    title: 'Répondre',
    to: 'À',
    cc: 'Copie à',
    words: 'Réponse au client',
    files: 'Pièces jointes',
    filesHint: 'Au plus 10 fichiers, 18 Mo ensemble.',
    quote: 'Avec le dernier message du client',
    after: 'Ensuite',
    afters: { keep: 'garder l’état', waiting: 'attendre le client', resolved: 'résolue' },
    send: 'Envoyer',
    keep: 'Garder comme brouillon',
    signature: 'Avec votre signature :',
    nobody: 'Cette demande n’a pas d’adresse e-mail à qui répondre.',
    sending: 'Votre réponse part dans 15 secondes.',
    undo: 'Reprendre',
    sent: 'Votre réponse est envoyée.',
    kept: 'Votre brouillon est gardé.',
    notKept: 'Pas enregistré. Copiez votre texte avant de quitter cette page.',
    over: 'Pas envoyée : les pièces jointes sont trop nombreuses ou trop grandes (au plus 10 fichiers, 18 Mo ensemble). Votre texte est gardé.',
    newer: (name) =>
      `Pas envoyée : entre-temps, ${name} a écrit un message. Votre texte est gardé ; ajoutez à nouveau les pièces jointes.`,
    newerNote: (name) =>
      `Pas envoyée : entre-temps, ${name} a écrit une note interne. Votre texte est gardé ; ajoutez à nouveau les pièces jointes.`,
    read: 'À lire d’abord',
    someone: 'quelqu’un',
    draftOf: (moment) => `Brouillon, gardé le ${moment}`,
    othersWrite: (names) => `A aussi un brouillon ici : ${names}.`,
    note: 'Note interne',
    noteWords: 'Note, pour les collègues seulement',
    addNote: 'Ajouter la note',
  },
  en: {
    title: 'Answer',
    to: 'To',
    cc: 'Copy to',
    words: 'Answer to the customer',
    files: 'Attachments',
    filesHint: 'At most 10 files, 18 MB together.',
    quote: 'With the customer’s last message',
    after: 'Afterwards',
    afters: { keep: 'keep the status', waiting: 'wait for the customer', resolved: 'resolved' },
    send: 'Send',
    keep: 'Keep as a draft',
    signature: 'With your signature:',
    nobody: 'This ticket has no e-mail address to answer to.',
    sending: 'Your answer leaves in 15 seconds.',
    undo: 'Take it back',
    sent: 'Your answer is sent.',
    kept: 'Your draft is kept.',
    notKept: 'Not kept. Copy your text before you leave this page.',
    over: 'Not sent: the attachments are too many or too large (at most 10 files, 18 MB together). Your text is kept.',
    newer: (name) => `Not sent: meanwhile ${name} wrote a message. Your text is kept; add attachments again.`,
    newerNote: (name) =>
      `Not sent: meanwhile ${name} wrote an internal note. Your text is kept; add attachments again.`,
    read: 'Read it first',
    someone: 'somebody',
    draftOf: (moment) => `Draft, kept on ${moment}`,
    othersWrite: (names) => `Also has a draft here: ${names}.`,
    note: 'Internal note',
    noteWords: 'Note, for colleagues alone',
    addNote: 'Add the note',
  },
  de: {
    title: 'Antworten',
    to: 'An',
    cc: 'Kopie an',
    words: 'Antwort an den Kunden',
    files: 'Anhänge',
    filesHint: 'Höchstens 10 Dateien, zusammen 18 MB.',
    quote: 'Mit der letzten Nachricht des Kunden',
    after: 'Danach',
    afters: { keep: 'Status behalten', waiting: 'auf den Kunden warten', resolved: 'gelöst' },
    send: 'Senden',
    keep: 'Als Entwurf behalten',
    signature: 'Mit Ihrer Signatur:',
    nobody: 'Diese Anfrage hat keine E-Mail-Adresse, an die man antworten kann.',
    sending: 'Ihre Antwort geht in 15 Sekunden hinaus.',
    undo: 'Zurücknehmen',
    sent: 'Ihre Antwort ist gesendet.',
    kept: 'Ihr Entwurf ist gespeichert.',
    notKept: 'Nicht gespeichert. Kopieren Sie Ihren Text, bevor Sie diese Seite verlassen.',
    over: 'Nicht gesendet: zu viele oder zu große Anhänge (höchstens 10 Dateien, zusammen 18 MB). Ihr Text ist gespeichert.',
    newer: (name) =>
      `Nicht gesendet: Inzwischen hat ${name} eine Nachricht geschrieben. Ihr Text ist gespeichert; fügen Sie Anhänge erneut hinzu.`,
    newerNote: (name) =>
      `Nicht gesendet: Inzwischen hat ${name} eine interne Notiz geschrieben. Ihr Text ist gespeichert; fügen Sie Anhänge erneut hinzu.`,
    read: 'Zuerst lesen',
    someone: 'jemand',
    draftOf: (moment) => `Entwurf, gespeichert am ${moment}`,
    othersWrite: (names) => `Hat hier auch einen Entwurf: ${names}.`,
    note: 'Interne Notiz',
    noteWords: 'Notiz, nur für Kollegen',
    addNote: 'Notiz hinzufügen',
  },
};
