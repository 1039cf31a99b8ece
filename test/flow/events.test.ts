import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { addAgent } from '../../src/actions/agent.ts';
import { openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import { addSession } from '../../src/store/sessions.ts';
import { tokenHashOf } from '../../src/web/session.ts';
import { SUPPORT, startDesk } from '../support/desk.ts';

const TOKEN = randomBytes(24).toString('base64url');
/** An open stream would be cut after this time. */
const CUT_AFTER_MS = 2_000;

it('the service stops in order and at once while somebody listens at the desk', async () => {
  const desk = await startDesk({ role: 'web' });
  const clock = () => new Date();
  const database = await openDatabase({ dataDir: desk.dataDir, migrationsDir: MIGRATIONS_DIR, clock, migrate: false });
  const agent = { address: 'bart@example.com', name: 'Bart', role: 'agent', language: null } as const;
  const added = await addAgent(database, { ownAddresses: [SUPPORT], randomBytes }, agent, null);
  if (added.fault !== null) throw new Error(added.fault);
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const session = { tokenHash: tokenHashOf(TOKEN), personId: added.agent.id, remembered: false, expiresAt };
  await database.write((tx, now) => addSession(tx, now, session));
  await database.close();
  // Another process wrote all this; the page is told by the same file.
  const answer = await fetch(`${desk.service.webUrl}/desk/events`, { headers: { cookie: `__Host-loket=${TOKEN}` } });
  expect(answer.status).toBe(200);
  const text = answer.text();
  const begun = performance.now();
  await desk.stop();
  expect(performance.now() - begun).toBeLessThan(CUT_AFTER_MS);
  expect(await text).toMatch(/^retry: /);
});
