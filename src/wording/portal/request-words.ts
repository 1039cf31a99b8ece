/** What the online form and its answer say: one key for each text, the same in every language. */
import type { Priority } from '../../ticket/status.ts';

/** A choice in a few words, and whom it is for. */
interface Choice {
  name: string;
  hint: string;
}

export interface RequestWords {
  about: string;
  subject: string;
  words: string;
  wordsHint: string;
  category: string;
  noCategory: string;
  covered: string;
  /** Above categories that support does not cover: they are billed, and asked about first (P13). */
  notCovered: string;
  product: string;
  otherProduct: string;
  version: string;
  versionHint: string;
  priority: string;
  priorities: Readonly<Record<Priority, Choice>>;
  you: string;
  name: string;
  address: string;
  addressHint: string;
  organisation: string;
  phone: string;
  optional: string;
  files: string;
  /** `{count}` files of `{size}` together. */
  filesHint: string;
  /** The field that only robots fill in. */
  trap: string;
  send: string;
  /** Said by the script while it works. */
  sending: string;
  checking: string;
  failed: string;
  faults: {
    title: string;
    name: string;
    address: string;
    addressWrong: string;
    subject: string;
    words: string;
    wordsLong: string;
  };
  /** Why a form comes back although nothing in it is wrong; all that was typed stands in it. */
  notices: {
    /** It was too quick, too old, sent before with other words, or a robot's field was filled in. */
    again: string;
    wait: string;
    /** The browser has to work first. */
    prove: string;
    over: string;
    filesLost: string;
  };
  /** Without a script while the browser has to work first. */
  needsScript: string;
  taken: {
    title: string;
    number: string;
    /** `{address}`: where the confirmation goes. */
    confirmed: string;
    confirmedLater: string;
    notConfirmed: string;
    next: string;
    nextText: string;
    /** For who is signed in. */
    follow: string;
    another: string;
  };
}
