/**
 * Counts and hints that come by themselves. Only a page that is looked at listens: a browser has few connections to one
 * server, and who does not look is not shown as looking. What is said comes in words from the server.
 */
export const LIVE_SCRIPT = `
// After an answer that is no stream, as from a proxy while the service starts again.
const FIRST_WAIT_MS = 10000;
const LONGEST_WAIT_MS = 300000;
const path = document.body.dataset.events;
let source = null;
let waitMs = FIRST_WAIT_MS;
let isOver = path === undefined || typeof EventSource === 'undefined';

function say(name, text) {
  for (const line of document.querySelectorAll('[data-live="' + name + '"]')) {
    const words = line.querySelector('[data-words]');
    if (words.textContent !== text) words.textContent = text;
    line.hidden = text === '';
  }
}

function listen() {
  if (isOver || source !== null || document.hidden) return;
  source = new EventSource(path);
  source.addEventListener('counts', (event) => {
    const counts = JSON.parse(event.data);
    for (const place of document.querySelectorAll('[data-count]')) {
      const count = counts[place.dataset.count];
      if (count !== undefined && place.textContent !== count) place.textContent = count;
    }
  });
  source.addEventListener('news', (event) => say('news', JSON.parse(event.data)));
  source.addEventListener('others', (event) => say('others', JSON.parse(event.data)));
  source.addEventListener('open', () => {
    waitMs = FIRST_WAIT_MS;
  });
  source.addEventListener('error', () => {
    if (source === null || source.readyState !== EventSource.CLOSED) return;
    source = null;
    setTimeout(listen, waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  });
  source.addEventListener('end', () => {
    isOver = true;
    rest();
  });
}

function rest() {
  if (source !== null) source.close();
  source = null;
}

document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()));
addEventListener('pagehide', rest);
addEventListener('pageshow', listen);
listen();
`;
