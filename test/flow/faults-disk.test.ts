import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { type Folder, smallFileSystem } from '../support/data-folder.ts';
import type { Desk } from '../support/desk.ts';
import { imapClient } from '../support/imap-client.ts';
import { personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';
import { customers, embeddedPlace, expectEachOnce, isWell, type Place, readiness } from './place.ts';

const DISK_BYTES = 8 * 1024 * 1024;

/** Takes all the room that is left, or leaves `spare` bytes of it. */
async function fill(disk: Folder, spare = 0): Promise<() => Promise<void>> {
  const path = join(disk.path, 'ballast');
  const ballast = await open(path, 'w');
  let written = 0;
  try {
    for (let size = 64 * 1024; size >= 512; ) {
      try {
        written += (await ballast.write(Buffer.alloc(size))).bytesWritten;
      } catch (error) {
        if (codeOf(error) !== 'ENOSPC') throw error;
        size /= 2;
      }
    }
    await ballast.truncate(Math.max(0, written - spare));
  } finally {
    await ballast.close();
  }
  return () => rm(path);
}

async function onSmallDisk(test: (disk: Folder, place: Place) => Promise<void>): Promise<boolean> {
  const disk = await smallFileSystem(DISK_BYTES);
  if (disk === null) return false;
  const place = await embeddedPlace();
  try {
    await test(disk, place);
  } finally {
    await disk.remove();
  }
  return true;
}

/** UIDs of the mails that the server shows as read. */
async function readOnServer(place: Place): Promise<number[]> {
  const client = await imapClient(place.login);
  await client.mailboxOpen('INBOX', { readOnly: true });
  const uids = await client.search({ seen: true }, { uid: true });
  await client.logout();
  return uids || [];
}

function rows(desk: Desk) {
  return desk.db.selectFrom('inbound').select(['id', 'state', 'attempts', 'after_care']).execute();
}

it('R-IN-5 a full disk: nothing is acknowledged, /readyz says so, and the mail becomes a ticket when there is room', async ({
  skip,
}) => {
  const ran = await onSmallDisk(async (disk, place) => {
    const desk = await place.desk({ dataDir: disk.path, env: { LOKET_MAILBOX__AFTER_CARE: 'seen' } });
    try {
      const before = customers(2, 'Before');
      await place.deliver(before.mails);
      await desk.settled(2);
      await until(async () => (await readOnServer(place)).length === 2, { what: 'after-care' });
      const makeRoom = await fill(disk);
      const meanwhile = customers(2, 'Meanwhile');
      await place.deliver(meanwhile.mails);
      await until(
        async () => {
          const { status, health } = await readiness(desk);
          expect(health.reason).toMatch(/the database cannot be written: .*full/);
          expect(health.mailboxes[0]?.error).toMatch(/full|no space/i);
          return status === 503;
        },
        { what: '503 with the reason', timeoutMs: 10_000 },
      );
      expect(await rows(desk)).toHaveLength(2);
      expect(await readOnServer(place)).toHaveLength(2);
      expect((await fetch(`${desk.service.opsUrl}/livez`)).status, 'a restart would not help').toBe(200);
      await makeRoom();
      await desk.settled(4);
      await isWell(desk);
      await expectEachOnce(desk, place, [...before.subjects, ...meanwhile.subjects]);
      await until(async () => (await readOnServer(place)).length === 4, { what: 'after-care of the rest' });
      expect(
        (await rows(desk)).map(({ attempts }) => attempts),
        'R-IN-15: no mail is blamed',
      ).toEqual([1, 1, 1, 1]);
    } finally {
      await desk.stop();
    }
  });
  if (!ran) skip('mounting needs Linux and root');
});

it('R-IN-15 no room for a large attachment: the mail waits and is not blamed, smaller ones go on', async ({ skip }) => {
  const ran = await onSmallDisk(async (disk, place) => {
    const desk = await place.desk({ dataDir: disk.path });
    try {
      await isWell(desk);
      const makeRoom = await fill(disk, 1024 * 1024);
      const large = personMail({
        from: 'large@customer.example',
        subject: 'Large',
        body: 'A line of a long letter, which goes on and on.\n'.repeat(33_000),
      });
      const small = customers(2, 'Small');
      await place.deliver([...small.mails, large]);
      await until(async () => (await readiness(desk)).health.mailboxes[0]?.error, {
        what: 'a complaint',
        timeoutMs: 10_000,
      });
      expect((await readiness(desk)).health.mailboxes[0]?.error).toMatch(/full|no space/i);
      await until(async () => (await rows(desk)).filter(({ state }) => state === 'done').length === 2, {
        what: 'the small ones',
        timeoutMs: 10_000,
      });
      expect(await rows(desk), 'the large one has no row yet').toHaveLength(2);
      await makeRoom();
      await desk.settled(3);
      await isWell(desk);
      await expectEachOnce(desk, place, [...small.subjects, 'Large']);
      expect((await rows(desk)).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
    } finally {
      await desk.stop();
    }
  });
  if (!ran) skip('mounting needs Linux and root');
});
