/**
 * Links in what customers wrote. Anybody can write in another's name, and the confirmation goes to that person: with the
 * writer's links in it, a support desk would carry advertisements and traps to strangers (RFC 3834 §7 warns of it).
 */

/** Ends of host names that mail programs make links of without being asked; `factuur.pdf` and `kapot.Kunt` have none. */
const ENDS =
  'com|net|org|info|biz|eu|be|nl|fr|de|at|ch|lu|uk|us|co|io|ai|me|tv|cc|ly|ru|cn|tk|ml|ga|cf|gq|pw|app|dev|xyz|top|shop|online|site|store|club|live|pro|link|click|work|icu|buzz|vip|support|help';
const ADDRESSED = /(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.|mailto:|tel:)\S{1,500}/giu;
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}.@-])(?:[^\\s@<>()]{1,64}@)?(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}(?:${ENDS})(?![\\p{L}\\p{N}-])(?:[/:?#]\\S{0,500})?`,
  'giu',
);
const LEFT_OUT = '[…]';
/** What every address holds, and hardly any sentence: a colon, or a dot before what is no space. */
const MAY_HOLD_ADDRESS = /:|\.\S/;

/** The words of a stranger without addresses that somebody could follow. For short texts: a subject, a quotation, a name. */
export function withoutLinks(text: string): string {
  if (!MAY_HOLD_ADDRESS.test(text)) return text;
  return text.replace(ADDRESSED, LEFT_OUT).replace(BARE, LEFT_OUT);
}
