/**
 * Shortcuts of the keyboard. A control says by its own `data-key` which key it has, so that whatever a key does can be
 * seen and clicked; who has turned shortcuts off gets pages without any (WCAG 2.1.4).
 */
export const KEYS_SCRIPT = `
const TYPED = 'input:not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select, [contenteditable]';
const SEQUENCE_MS = 1500;
let before = '';
let beforeAt = 0;

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target instanceof Element ? event.target : document.body;
  if (at.matches(TYPED)) {
    if (event.key === 'Escape') at.blur();
    return;
  }
  if (event.key.length !== 1) return;
  const pair = before !== '' && event.timeStamp - beforeAt < SEQUENCE_MS ? before + ' ' + event.key : '';
  before = '';
  if (act(pair) || act(event.key)) {
    event.preventDefault();
    return;
  }
  before = event.key;
  beforeAt = event.timeStamp;
});

function act(key) {
  const rows = [...document.querySelectorAll('[data-rows] > tr')];
  if (rows.length > 0 && (key === 'j' || key === 'k' || key === 'x')) return moveIn(rows, key);
  if (key === '') return false;
  const controls = [...document.querySelectorAll('main [data-key], [data-key]')];
  const own = controls.filter((control) => control.dataset.key === key);
  const control = own.find((one) => one.closest('main') !== null) ?? own[0];
  if (control === undefined) return false;
  for (let part = control.closest('details'); part !== null; part = part.parentElement.closest('details')) part.open = true;
  if (control.matches(TYPED)) control.focus();
  else {
    chooseCurrent(control);
    control.click();
  }
  return true;
}

function currentOf(rows) {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function moveIn(rows, key) {
  const at = currentOf(rows);
  if (key === 'x') {
    if (at < 0) return false;
    rows[at].querySelector('input[type=checkbox]')?.click();
    return true;
  }
  const next = rows[key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)];
  (next.querySelector('.subject a') ?? next.querySelector('a'))?.focus();
  return true;
}

// A key for what is done to chosen tickets means the one where one stands, unless others are chosen.
function chooseCurrent(control) {
  const form = control.form;
  if (!form || form.querySelector('[data-rows] input:checked') !== null) return;
  const rows = [...form.querySelectorAll('[data-rows] > tr')];
  const box = rows[currentOf(rows)]?.querySelector('input[type=checkbox]');
  if (box) box.checked = true;
}
`;
