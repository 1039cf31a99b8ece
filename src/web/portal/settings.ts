/** How the house wants its online form; from the configuration. */
import type { FormHouse } from '../../actions/form-request.ts';
import type { Language } from '../../message/mail.ts';

export interface FormSettings {
  /** To choose from; empty: customers write the name. */
  products: readonly string[];
  limits: FormLimits;
  /** How many confirmations may go out in an hour (R-ACK-4). */
  caps: FormHouse['caps'];
  /** The address of the mailbox that requests in a language belong to. */
  mailboxes: Readonly<Record<Language, string>>;
  /** Sites that may show the form inside their own pages, e.g. `https://www.example.com`. */
  embedOrigins: readonly string[];
}

/** R-ACK-9, P19: requests in a quarter of an hour, and attempts in a minute from which on browsers have to work first. */
export interface FormLimits {
  perNetwork: number;
  perAddress: number;
  inTotal: number;
  attackPerMinute: number;
}
