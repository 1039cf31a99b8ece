/** What the bare loop answers: text and HTML as long as Loket's own confirmation of an average mail. */
const TEXT_BYTES = 850;
const HTML_BYTES = 3_780;
const SENTENCE = 'Wij hebben uw vraag goed ontvangen, een collega bekijkt ze en neemt daarna contact met u op. ';

export const CONFIRMATION_TEXT = `Beste klant,\n\n${SENTENCE.repeat(9)}`.slice(0, TEXT_BYTES).replace(/\. /g, '.\n');
export const CONFIRMATION_HTML = `<!doctype html><html lang="nl"><body><p>${SENTENCE.repeat(45)}`
  .slice(0, HTML_BYTES)
  .replace(/\. /g, '.</p>\n<p>');
