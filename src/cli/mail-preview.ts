/** `loket mail preview`: each mail of ours with a made-up request, from the templates that are in force. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Language, OutgoingMail } from '../message/mail.ts';
import { hoursOf, lookUpHolidays } from '../service/opening-hours.ts';
import { remoteSessionOf } from '../service/options.ts';
import { wordingOf } from '../service/words.ts';
import { SAMPLE_KINDS, type SampleHouse, type SampleKind, sampleMail } from '../wording/sample-mails.ts';
import { LANGUAGES } from '../wording/wording.ts';
import { EXIT_OK } from './failure.ts';
import { configOf } from './open.ts';
import type { Shell } from './shell.ts';

export interface PreviewOptions {
  kind?: SampleKind;
  language?: Language;
  html?: boolean;
  text?: boolean;
  out?: string;
}

interface Preview {
  name: string;
  mail: OutgoingMail;
}

/** Prints the text parts, or what was asked for; with a folder, a file for each part. Nothing is sent, no store is opened. */
export async function mailPreview(shell: Shell, options: PreviewOptions): Promise<number> {
  const now = new Date();
  const house = await sampleHouse(shell, now);
  const kinds = options.kind === undefined ? SAMPLE_KINDS : [options.kind];
  const languages = options.language === undefined ? LANGUAGES : [options.language];
  const previews = languages.flatMap((language) =>
    kinds.map((kind) => ({
      name: `${language}-${kind}`,
      mail: sampleMail(house, kind, language, now.toISOString()),
    })),
  );
  if (options.out === undefined) await printPreviews(shell, previews, options);
  else await writePreviews(shell, previews, resolve(shell.cwd, options.out), options);
  return EXIT_OK;
}

async function sampleHouse(shell: Shell, now: Date): Promise<SampleHouse> {
  const config = configOf(shell);
  const [mailbox] = config.mailboxes;
  return {
    wording: wordingOf(config),
    timeZone: config.time_zone,
    hours: hoursOf(config, await lookUpHolidays(config, now)),
    publicUrl: config.web.public_url,
    // Signs reply addresses, of which a sample has none.
    secret: new Uint8Array(),
    remoteSession: remoteSessionOf(config),
    mailbox: { address: mailbox?.address ?? 'support@example.com', name: mailbox?.name ?? '' },
  };
}

async function printPreviews(shell: Shell, previews: readonly Preview[], options: PreviewOptions): Promise<void> {
  for (const { name, mail } of previews) {
    if (options.html) await shell.print(mail.html ?? mail.text);
    else await shell.print(`=== ${name}\nSubject: ${mail.subject}\n\n${mail.text}`);
  }
}

/** Both parts, unless one was asked for. */
async function writePreviews(
  shell: Shell,
  previews: readonly Preview[],
  folder: string,
  { html, text }: PreviewOptions,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { name, mail } of previews) {
    if (text || !html) writeFileSync(join(folder, `${name}.txt`), `Subject: ${mail.subject}\n\n${mail.text}`);
    if (mail.html !== null && (html || !text)) writeFileSync(join(folder, `${name}.html`), mail.html);
    await shell.print(`${name}: ${mail.subject}`);
  }
}
