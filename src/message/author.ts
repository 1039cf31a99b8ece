/**
 * Who really wrote a mail. Lists and web forms put an address of their own in From, because a mail that names a foreign
 * domain there fails DMARC; the writer then stands elsewhere. None of this proves who that is (R-THR-2).
 */
import { isMachineAddress, isOwnAddress, parseAddresses } from './address.ts';
import { all, first, type Headers } from './headers.ts';
import type { Address, AuthorReason, Mail } from './mail.ts';

/** Fields in which lists keep the From that they replaced: Google Groups, Mailman, LISTSERV and relays. */
const ORIGINAL_FIELDS = ['x-original-from', 'x-original-sender', 'x-mailfrom', 'original-from', 'x-apparently-from'];

/** `An Peeters via Helpdesk`, `'An Peeters' (via Google Groups)`. */
const VIA = /\s\(?via\s\S/i;
/** What content management systems and web servers send as. */
const FORM_LOCAL_PART =
  /^(?:web-?form(?:s|ulier|ular)?|(?:contact-?)?forms?|contact-?form(?:s|ulier|ular|ulaire)?|formulaires?|formulier(?:en)?|wordpress|drupal|joomla|typo3|website|web-?site|www|www-data|apache2?|nginx|httpd|web-?server|cgi|php|mailer)$/;

export interface Author {
  author: Address | null;
  authorReason: AuthorReason;
}

/** The writer of a mail, and which field told. `ownAddresses`: all addresses that are ours. */
export function readAuthor(mail: Mail, ownAddresses: readonly string[]): Author {
  const { from } = mail;
  const others = personsIn(mail.replyTo, from, ownAddresses);
  if (from === null) return { author: others[0] ?? null, authorReason: others.length > 0 ? 'no-from' : 'no-sender' };
  if (isRewritten(mail, from)) {
    const original = personsIn(originals(mail.headers), from, ownAddresses)[0];
    if (original !== undefined) return { author: named(original, from), authorReason: 'list-original' };
    const reply = others.find(({ address }) => !listAddresses(mail.headers).includes(address));
    if (reply !== undefined) return { author: named(reply, from), authorReason: 'list-reply-to' };
  }
  if (others[0] !== undefined && isFormAddress(from.address, ownAddresses)) {
    return { author: others[0], authorReason: 'form-reply-to' };
  }
  return { author: from, authorReason: 'from' };
}

/** True for a mail with our own address in From that a person can have sent through our web form. */
export function isOwnForm(mail: Mail, ownAddresses: readonly string[]): boolean {
  return readAuthor(mail, ownAddresses).authorReason === 'form-reply-to';
}

/** A list stands in From: by its own mark, the words "via …", or because one posts to that address (RFC 2369 §3.4). */
function isRewritten(mail: Mail, from: Address): boolean {
  if (VIA.test(from.name) || originals(mail.headers).some(({ address }) => address !== from.address)) return true;
  return listAddresses(mail.headers).includes(from.address);
}

function listAddresses(headers: Headers): string[] {
  const posts = [...all(headers, 'list-post'), ...all(headers, 'x-google-group-id'), ...all(headers, 'mailing-list')];
  return posts.flatMap((value) => parseAddresses(value.replace(/\blist\s/i, ''))).map(({ address }) => address);
}

function originals(headers: Headers): Address[] {
  return ORIGINAL_FIELDS.flatMap((name) => parseAddresses(first(headers, name)));
}

function personsIn(addresses: readonly Address[], from: Address | null, own: readonly string[]): Address[] {
  return addresses.filter(
    ({ address }) => address !== from?.address && !isOwnAddress(address, own) && !isMachineAddress(address),
  );
}

/** A bare address takes the name that the list left in From, without its "via …". */
function named(author: Address, from: Address): Address {
  if (author.name !== '') return { ...author, name: withoutVia(author.name) };
  return { ...author, name: VIA.test(from.name) ? withoutVia(from.name) : '' };
}

function withoutVia(name: string): string {
  return name
    .replace(/\s\(?via\s.*$/i, '')
    .replace(/^['"](.*)['"]$/, '$1')
    .trim();
}

function isFormAddress(address: string, ownAddresses: readonly string[]): boolean {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  return isOwnAddress(address, ownAddresses) || isMachineAddress(address) || FORM_LOCAL_PART.test(local);
}
