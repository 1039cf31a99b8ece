/** What customers' pages say: one key for each text, the same in every language. */
import type { TicketStatus, Wait } from '../ticket/status.ts';

/** A state as a customer understands it: in a few words, and what it means. */
export interface StateWords {
  short: string;
  long: string;
}

export interface PageWords {
  /** Its own name for the language, e.g. `Nederlands`. */
  languageName: string;
  /** What the choice of languages is called. */
  languages: string;
  /** The desk, where the configuration gives it no name. */
  unnamedDesk: string;
  home: {
    lead: string;
    /** Without the address itself: robots collect what a public page prints. */
    write: { title: string; text: string };
    follow: { title: string; text: string };
  };
  states: Readonly<Record<Exclude<TicketStatus, 'waiting'> | Wait | 'waiting', StateWords>>;
  status: {
    number: string;
    received: string;
    /** Before the day on which a solution is expected. */
    expected: string;
    noSubject: string;
    conversation: string;
    newestFirst: string;
    empty: string;
    you: string;
    someone: string;
    rest: string;
    wholeMessage: string;
    cut: string;
    more: string;
    attachments: string;
    noWords: string;
    add: string;
    private: string;
  };
  notFound: { title: string; text: string };
  refused: { title: string; text: string };
  tooMany: { title: string; text: string };
  failed: { title: string; text: string; id: string };
}
