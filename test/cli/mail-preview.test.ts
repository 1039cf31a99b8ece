import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { command } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

const ENV = { LOKET_WEB__PUBLIC_URL: 'https://support.example.com' };

describe('loket mail preview', () => {
  it('prints the words of one mail in one language, with its subject, and needs no mailbox', async () => {
    const run = await command(['mail', 'preview', '--kind', 'expected-date', '--language', 'fr'], { env: ENV });
    expect(run, run.errors.join('\n')).toMatchObject({ code: 0, errors: [] });
    expect(run.stdout).toMatch(
      /^=== fr-expected-date\nSubject: \[SA-100427\] Date prévue : .*\n\nBonjour An Peeters,\n/,
    );
    expect(run.stdout).toContain('Suivre votre demande :\nhttps://support.example.com/status/');
  });

  it('prints the HTML part when asked', async () => {
    const run = await command(['mail', 'preview', '--kind', 'link', '--language', 'de', '--html'], { env: ENV });
    expect(run.stdout).toMatch(/^<!doctype html>\n<html lang="de">/);
  });

  it('writes both parts of each mail in four languages into a folder', async () => {
    const out = join(await dataFolder(), 'mails');
    const run = await command(['mail', 'preview', '--out', out], { env: ENV });
    expect(run.code).toBe(0);
    const files = readdirSync(out);
    expect(files.filter((name) => name.endsWith('.txt'))).toHaveLength(32);
    expect(files).toContain('nl-appointment.html');
    expect(readFileSync(join(out, 'en-sign-in.txt'), 'utf8')).toMatch(/^Subject: Your link to sign in\n\n/);
  });

  it('refuses a kind or a language that there is not', async () => {
    expect((await command(['mail', 'preview', '--kind', 'letter'], { env: ENV })).code).toBe(2);
    expect((await command(['mail', 'preview', '--language', 'es'], { env: ENV })).code).toBe(2);
  });
});
