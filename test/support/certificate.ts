import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './data-folder.ts';

const run = promisify(execFile);

/** PEM texts. The certificate is its own authority: give it as `ca` to a client that shall trust it. */
export interface Certificate {
  key: string;
  cert: string;
}

/** A self-signed certificate for `localhost` and 127.0.0.1, made by openssl; null where openssl is not installed. */
export async function selfSigned(): Promise<Certificate | null> {
  const folder = await temporaryFolder('loket-cert-');
  const [key, cert] = [join(folder.path, 'key.pem'), join(folder.path, 'cert.pem')];
  try {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    await run('openssl', ['req', '-x509', ...curve, '-nodes', '-days', '2', ...names, '-keyout', key, '-out', cert]);
    return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    await folder.remove();
  }
}
