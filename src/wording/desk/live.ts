/** What a page of the desk says by itself while somebody looks at it. */
import type { Language } from '../../message/mail.ts';

export interface LiveWords {
  /** On a queue: so many tickets are new or changed since it was opened. */
  changed: (tickets: number) => string;
  /** The same where nobody counts further. */
  changedMany: (tickets: number) => string;
  showAgain: string;
  /** On a ticket: somebody wrote since it was opened. */
  wrote: (name: string) => string;
  wroteNote: (name: string) => string;
  someone: string;
  looks: (names: string, many: boolean) => string;
  writes: (names: string, many: boolean) => string;
}

export const LIVE: Readonly<Record<Language, LiveWords>> = {
  nl: {
    changed: (tickets) =>
      tickets === 1
        ? '1 aanvraag is nieuw of gewijzigd sinds u deze lijst opende.'
        : `${tickets} aanvragen zijn nieuw of gewijzigd sinds u deze lijst opende.`,
    changedMany: (tickets) => `Meer dan ${tickets} aanvragen zijn nieuw of gewijzigd sinds u deze lijst opende.`,
    showAgain: 'Opnieuw tonen',
    wrote: (name) => `Intussen schreef ${name} een bericht.`,
    wroteNote: (name) => `Intussen schreef ${name} een interne notitie.`,
    someone: 'iemand',
    looks: (names, many) => (many ? `${names} bekijken deze aanvraag ook.` : `${names} bekijkt deze aanvraag ook.`),
    writes: (names, many) => (many ? `${names} schrijven een antwoord.` : `${names} schrijft een antwoord.`),
  },
  fr: {
    changed: (tickets) =>
      tickets === 1
        ? '1 demande est nouvelle ou modifiée depuis que vous avez ouvert cette liste.'
        : `${tickets} demandes sont nouvelles ou modifiées depuis que vous avez ouvert cette liste.`,
    changedMany: (tickets) =>
      `Plus de ${tickets} demandes sont nouvelles ou modifiées depuis que vous avez ouvert cette liste.`,
    showAgain: 'Afficher à nouveau',
    wrote: (name) => `Entre-temps, ${name} a écrit un message.`,
    wroteNote: (name) => `Entre-temps, ${name} a écrit une note interne.`,
    someone: 'quelqu’un',
    looks: (names, many) =>
      many ? `${names} consultent aussi cette demande.` : `${names} consulte aussi cette demande.`,
    writes: (names, many) => (many ? `${names} rédigent une réponse.` : `${names} rédige une réponse.`),
  },
  en: {
    changed: (tickets) =>
      tickets === 1
        ? '1 ticket is new or changed since you opened this list.'
        : `${tickets} tickets are new or changed since you opened this list.`,
    changedMany: (tickets) => `More than ${tickets} tickets are new or changed since you opened this list.`,
    showAgain: 'Show again',
    wrote: (name) => `Meanwhile ${name} wrote a message.`,
    wroteNote: (name) => `Meanwhile ${name} wrote an internal note.`,
    someone: 'somebody',
    looks: (names, many) =>
      many ? `${names} are looking at this ticket too.` : `${names} is looking at this ticket too.`,
    writes: (names, many) => (many ? `${names} are writing an answer.` : `${names} is writing an answer.`),
  },
  de: {
    changed: (tickets) =>
      tickets === 1
        ? '1 Anfrage ist neu oder geändert, seit Sie diese Liste geöffnet haben.'
        : `${tickets} Anfragen sind neu oder geändert, seit Sie diese Liste geöffnet haben.`,
    changedMany: (tickets) =>
      `Mehr als ${tickets} Anfragen sind neu oder geändert, seit Sie diese Liste geöffnet haben.`,
    showAgain: 'Erneut anzeigen',
    wrote: (name) => `Inzwischen hat ${name} eine Nachricht geschrieben.`,
    wroteNote: (name) => `Inzwischen hat ${name} eine interne Notiz geschrieben.`,
    someone: 'jemand',
    looks: (names, many) =>
      many ? `${names} sehen sich diese Anfrage auch an.` : `${names} sieht sich diese Anfrage auch an.`,
    writes: (names, many) => (many ? `${names} schreiben eine Antwort.` : `${names} schreibt eine Antwort.`),
  },
};

/** Who else is at a ticket, as one line; '' for nobody. Who writes is not also named as looking. */
export function othersText(language: Language, looking: readonly string[], writing: readonly string[]): string {
  const words = LIVE[language];
  const alone = looking.filter((name) => !writing.includes(name));
  const lines = [
    ...(writing.length === 0 ? [] : [words.writes(writing.join(', '), writing.length > 1)]),
    ...(alone.length === 0 ? [] : [words.looks(alone.join(', '), alone.length > 1)]),
  ];
  return lines.join(' ');
}
