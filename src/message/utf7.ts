/**
 * UTF-7 (RFC 2152) as text: `+…-` holds UTF-16 in base64 without padding, `+-` is a plus. Never fails. What comes out may be
 * markup that its bytes did not show: like any other text of a mail it is escaped or sanitised where it is shown.
 */
export function decodeUtf7(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/\+([A-Za-z0-9+/]*)(-?)/g, (whole, digits: string, minus: string) => {
      if (digits === '') return minus === '-' ? '+' : whole;
      return utf16(Buffer.from(digits, 'base64'));
    });
}

function utf16(bigEndian: Buffer): string {
  const even = bigEndian.subarray(0, bigEndian.length & ~1);
  return Buffer.from(even).swap16().toString('utf16le');
}
