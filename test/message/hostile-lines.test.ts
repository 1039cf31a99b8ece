/** R-MSG-6 what strangers write in one line of a form or a header costs no more than its length. */
import { expect, it } from 'vitest';
import { faultsOf } from '../../src/actions/form-request.ts';
import { cleanAddress, parseAddresses } from '../../src/message/address.ts';
import { cleanFileName } from '../../src/message/file-name.ts';
import { BY_ADDRESS } from '../../src/web/signing-in.ts';

/** A form carries more. A regular expression that tries anew at each place would need minutes for it. */
const LENGTH = 300_000;
const MAX_MS = 5_000;

const PIECES = ['.', '<', '>', '"', "'", '@', ' ', ':', '(', 'a.', '\t', '=?'];

const READERS = {
  'the address of a form': (line: string) => faultsOf({ name: 'An', address: line, subject: 'x', words: 'x' }).address,
  'a name to sign in with': (line: string) => BY_ADDRESS.sourceOf(line),
  'an address': cleanAddress,
  'a list of addresses': parseAddresses,
  'the name of a file': (line: string) => cleanFileName(line, 'text/plain'),
};

it.each(Object.entries(READERS))('%s is read in time', (_name, read) => {
  const started = performance.now();
  for (const piece of PIECES) {
    const many = piece.repeat(LENGTH / piece.length);
    for (const line of [many, `an@example.com${many}@`, `an@example${many}x`]) read(line);
  }
  expect(performance.now() - started).toBeLessThan(MAX_MS);
});

it('an address with what people put around it is still read', () => {
  expect(cleanAddress(`  <<"an@Example.com">>, ${' '.repeat(5_000)}`)).toBe('an@example.com');
  expect(cleanFileName(`..${' '.repeat(5)}nota.pdf. . .`, 'application/pdf')).toBe('nota.pdf');
});
