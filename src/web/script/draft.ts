/** Words that are being written are kept as a draft after each pause, and when the page is left: a closed browser loses none. */
export const DRAFT_SCRIPT = `
const PAUSE_MS = 1500;
// What browsers send while a page closes.
const MAX_CLOSING = 60000;

for (const form of document.querySelectorAll('form[data-draft]')) {
  const words = form.elements.namedItem('words');
  const said = form.querySelector('[data-said]');
  let timer = 0;
  let kept = words.value;
  let sending = null;
  let isSent = false;

  const keep = async (isClosing) => {
    clearTimeout(timer);
    if (isSent || words.value === kept) return;
    const now = words.value;
    sending?.abort();
    sending = new AbortController();
    const body = new URLSearchParams({ csrf: form.elements.namedItem('csrf').value, words: now });
    const isSmall = now.length < MAX_CLOSING;
    try {
      const keepalive = isClosing && isSmall;
      const answer = await fetch(form.dataset.draft, { method: 'POST', body, keepalive, redirect: 'manual', signal: sending.signal });
      if (answer.status === 204) kept = now;
      tell(answer.status === 204 ? form.dataset.kept : form.dataset.notKept);
    } catch (error) {
      if (error.name !== 'AbortError') tell(form.dataset.notKept);
    }
  };
  const tell = (text) => {
    if (said !== null) said.textContent = text;
  };

  words.addEventListener('input', () => {
    tell('');
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE_MS, false);
  });
  form.addEventListener('submit', () => {
    isSent = true;
    clearTimeout(timer);
    sending?.abort();
  });
  document.addEventListener('visibilitychange', () => document.hidden && keep(true));
  addEventListener('pagehide', () => keep(true));
  // Back from the cache of the browser, as after a click on "back".
  addEventListener('pageshow', (event) => {
    if (event.persisted) isSent = false;
  });
}
`;
