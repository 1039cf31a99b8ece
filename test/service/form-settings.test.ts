import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { formSettings } from '../../src/service/options.ts';
import { dataFolder } from '../support/data-folder.ts';

it('a request belongs to the first mailbox of its language, else to the first one', async () => {
  const folder = await dataFolder();
  const mailbox = (address: string, language: string) =>
    `  - address: ${address}\n    language: ${language}\n    imap: { host: imap.example.com, password: x }\n`;
  const boxes =
    mailbox('hulp@example.com', 'nl') + mailbox('aide@example.com', 'fr') + mailbox('sos@example.com', 'fr');
  await writeFile(join(folder, 'loket.yaml'), `mailboxes:\n${boxes}`);
  const config = loadConfig({ LOKET_CONFIG: 'loket.yaml', LOKET_CONFIRMATION__MAX_PER_HOUR: '9' }, folder);
  expect(formSettings(config)).toMatchObject({
    mailboxes: { nl: 'hulp@example.com', fr: 'aide@example.com', en: 'hulp@example.com', de: 'hulp@example.com' },
    caps: { maxPerAddressPerHour: 5, maxPerHour: 9 },
  });
});
