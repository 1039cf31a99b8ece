import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { dataFolder, smallFileSystem } from '../support/data-folder.ts';
import { SUPPORT } from '../support/desk.ts';
import { personMail } from '../support/mail.ts';
import { loket } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

async function prepared(dataDir?: string) {
  const env = { LOKET_DATA_DIR: dataDir ?? join(await dataFolder(), 'new', 'data'), LOKET_MAILBOX__ADDRESS: SUPPORT };
  expect((await loket(['migrate'], { env })).code).toBe(0);
  return env;
}

describe('R-IN-16 loket ingest', () => {
  it('takes files and standard input, one line each, and answers after the commit', async () => {
    const env = await prepared();
    const folder = await dataFolder();
    const one = join(folder, 'one.eml');
    await writeFile(one, personMail());
    const run = await loket(['ingest', '--json', one, '-'], { env, input: personMail() });
    expect(run).toMatchObject({ code: 0, errors: [] });
    expect(run.objects).toEqual([
      { file: one, id: 1, outcome: 'recorded' },
      { file: '-', id: 2, outcome: 'recorded' },
    ]);
    const list = await loket(['inbound', 'list', '--json'], { env });
    expect(
      list.objects.map(({ id, mailbox, uid, state, outcome, ticket }) => ({
        id,
        mailbox,
        uid,
        state,
        outcome,
        ticket,
      })),
    ).toEqual([
      { id: 1, mailbox: SUPPORT, uid: null, state: 'pending', outcome: null, ticket: null },
      { id: 2, mailbox: SUPPORT, uid: null, state: 'pending', outcome: null, ticket: null },
    ]);
  });

  it('without FILE reads standard input, as an MTA pipes it, and keeps every byte', async () => {
    const env = await prepared();
    const raw = personMail({ body: 'caf\u00e9' });
    const run = await loket(['ingest'], { env, input: raw });
    expect(run).toMatchObject({ code: 0, stdout: '-: recorded as inbound mail 1\n', errors: [] });
    expect((await loket(['inbound', 'show', '1', '--raw'], { env })).stdout).toBe(raw.toString());
  });

  it('a bad file does not stop the rest, and the exit code tells', async () => {
    const env = await prepared();
    const folder = await dataFolder();
    const good = join(folder, 'good.eml');
    const empty = join(folder, 'empty.eml');
    await writeFile(good, personMail());
    await writeFile(empty, '');
    const run = await loket(['ingest', '--json', join(folder, 'none.eml'), folder, empty, good], { env });
    expect(run.code).toBe(1);
    expect(run.objects).toEqual([{ file: good, id: 1, outcome: 'recorded' }]);
    expect(run.errors).toEqual([
      expect.stringMatching(/^loket: .*none\.eml: there is no such file/),
      expect.stringMatching(/is a folder/),
      expect.stringMatching(/empty\.eml: the mail is empty/),
    ]);
  });

  it('takes the mailbox that --mailbox names, and no other than those configured', async () => {
    const env = await prepared();
    expect((await loket(['ingest', '--mailbox', 'Support@Example.com'], { env, input: personMail() })).code).toBe(0);
    const wrong = await loket(['ingest', '--mailbox', 'sales@example.com'], { env, input: personMail() });
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.errors).toEqual([expect.stringMatching(/no such mailbox; there is support@example.com/)]);
    const none = await loket(['ingest'], { env: { LOKET_DATA_DIR: env.LOKET_DATA_DIR }, input: personMail() });
    expect(none.errors).toEqual([expect.stringMatching(/no mailbox is set/)]);
  });

  it('a mail over limits.max_mail_bytes is refused, and leaves nothing behind', async () => {
    const env = { ...(await prepared()), LOKET_LIMITS__MAX_MAIL_BYTES: '2048' };
    const run = await loket(['ingest'], { env, input: personMail({ body: 'x'.repeat(400_000) }) });
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([expect.stringMatching(/larger than 2048 bytes/)]);
    expect(await readdir(join(env.LOKET_DATA_DIR, 'blobs', 'incoming'))).toEqual([]);
  });

  it('a full disk is a passing fault: exit 75, so that the MTA keeps the mail', async ({ skip }) => {
    const disk = await smallFileSystem(2_500_000);
    if (disk === null) return skip('no right to mount a small file system');
    try {
      const env = await prepared(disk.path);
      const run = await loket(['ingest'], { env, input: personMail({ body: 'x'.repeat(3_000_000) }) });
      expect(run).toMatchObject({ code: 75, stdout: '' });
      expect(run.errors).toEqual([expect.stringMatching(/the disk is full; free some space/)]);
      expect((await loket(['ingest'], { env, input: personMail() })).code).toBe(0);
    } finally {
      await disk.remove();
    }
  });
});
