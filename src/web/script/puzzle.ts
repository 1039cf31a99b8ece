/** Does the work that the house asks of browsers while robots attack (ALTCHA version 2, PBKDF2), from the page's first moment on. */
export const PUZZLE_SCRIPT = `
const work = new WeakMap();

function prepare() {
  for (const form of document.querySelectorAll('form[data-puzzle]')) {
    // A page without https has no cryptography: the form says so when it is sent.
    if (!work.has(form)) work.set(form, solve(form).then(() => true, () => false));
  }
}

const isSolved = (form) => work.get(form);

async function solve(form) {
  const challenge = JSON.parse(form.dataset.puzzle);
  const { cost, keyLength, keyPrefix, nonce, salt } = challenge.parameters;
  const start = bytesOf(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  const counted = new DataView(password.buffer);
  const rules = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost };
  for (let counter = 0; ; counter += 1) {
    counted.setUint32(start.length, counter, false);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivedKey = hexOf(await crypto.subtle.deriveBits(rules, key, keyLength * 8));
    if (!derivedKey.startsWith(keyPrefix)) continue;
    form.elements.namedItem('proof').value = JSON.stringify({ challenge, solution: { counter, derivedKey } });
    return;
  }
}

function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));
}

function hexOf(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

prepare();
`;
