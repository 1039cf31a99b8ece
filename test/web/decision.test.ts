import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { giveEstimate } from '../../src/actions/estimate.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import { openWording } from '../../src/wording/wording.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';
import { type OpenedTicket, SUPPORT } from './stage.ts';

const BILLING = { rateCents: 9_500, roundMinutes: 15, approvalLimitMinutes: 60, warnMinutes: 45 };

/** A ticket whose customer is asked for an approval of two hours. */
async function openAsked() {
  const stage = await openDeskStage();
  const agent = await stage.signIn('bart@example.com', 'agent');
  const ticket = await stage.openTicket('Factuur klopt niet');
  const house = {
    mailboxes: [{ address: { address: SUPPORT, name: 'Example & Co' }, replyAddress: null }],
    publicUrl: 'https://support.example.com',
    timeZone: 'Europe/Brussels',
    secret: new Uint8Array(32),
    wording: openWording(readTemplates(BUILT_IN_TEMPLATES, '')),
    randomBytes,
    billing: BILLING,
  };
  const given = { ticketId: ticket.id, agentId: agent.personId, reason: 'Herstel <b>van</b> de databank' };
  const ask = (minutes: number) => giveEstimate(stage.database, house, { ...given, minutes });
  await ask(120);
  return { stage, ticket, ask };
}

const decide = (stage: DeskStage, path: string, fields: Record<string, string>) =>
  stage.get(path, { method: 'POST', body: new URLSearchParams(fields) });
const outcomes = (stage: DeskStage) =>
  stage.database.read
    .selectFrom('approval_outcome')
    .select(['outcome', 'name', 'how', 'remark', 'recorded_by'])
    .execute();
const pathOf = ({ path }: OpenedTicket, id = 1) => `${path}/approvals/${id}`;

describe('the question on the status page', () => {
  it('P10 is shown word for word, and decided by a form', async () => {
    const { stage, ticket } = await openAsked();
    const page = await stage.page(ticket.path);
    expect(page).toContain('vragen wij uw akkoord voor 2 uur werk in totaal');
    expect(page).toContain('Herstel &lt;b>van&lt;/b> de databank');
    expect(page).toContain(`action="${pathOf(ticket)}"`);
    const answer = await decide(stage, pathOf(ticket), { name: 'An\r\nPeeters', outcome: 'approved', remark: 'Graag' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, ticket.path]);
    expect(await outcomes(stage)).toEqual([
      { outcome: 'approved', name: 'An Peeters', how: 'page', remark: 'Graag', recorded_by: null },
    ]);
    const after = await stage.page(ticket.path);
    expect(after).toContain('An Peeters ging akkoord op maandag 2 maart 2026 om 10:00.');
    expect(after).not.toContain(`action="${pathOf(ticket)}"`);
  });

  it('P10 is decided once: who clicks after that sees what was decided', async () => {
    const { stage, ticket } = await openAsked();
    await decide(stage, pathOf(ticket), { name: 'An', outcome: 'declined' });
    const second = await decide(stage, pathOf(ticket), { name: 'Bob', outcome: 'approved' });
    expect(second.status).toBe(303);
    expect(await outcomes(stage)).toMatchObject([{ outcome: 'declined', name: 'An' }]);
    expect(await stage.page(ticket.path)).toContain('An ging niet akkoord op');
  });

  it('R-WEB-1 a GET decides nothing; R-WEB-2 a wrong secret and another ticket’s question are not there', async () => {
    const { stage, ticket } = await openAsked();
    const other = await stage.openTicket('Iets anders');
    const yes = { name: 'An', outcome: 'approved' };
    expect((await stage.get(pathOf(ticket))).status).toBe(200);
    expect((await stage.get(pathOf(other))).status).toBe(404);
    expect((await stage.get(pathOf(ticket, 99))).status).toBe(404);
    expect((await decide(stage, '/status/wrong/approvals/1', yes)).status).toBe(404);
    expect((await decide(stage, pathOf(other), yes)).status).toBe(404);
    expect((await decide(stage, pathOf(ticket, 99), yes)).status).toBe(404);
    expect(await outcomes(stage)).toEqual([]);
  });

  it('P10 that was asked anew meanwhile leads to the ticket’s page, which holds the new one', async () => {
    const { stage, ticket, ask } = await openAsked();
    expect(await stage.page(pathOf(ticket))).toContain('2 uur');
    await ask(180);
    const old = await stage.get(pathOf(ticket));
    expect([old.status, old.headers.get('location')]).toEqual([303, ticket.path]);
    const page = await stage.page(ticket.path);
    expect(page).toContain('3 uur werk in totaal');
    expect(page).toContain(`action="${pathOf(ticket, 2)}"`);
    expect(await stage.page(pathOf(ticket, 2))).toContain('€');
  });

  it('is refused without a name, or without yes or no', async () => {
    const { stage, ticket } = await openAsked();
    expect((await decide(stage, pathOf(ticket), { name: ' ', outcome: 'approved' })).status).toBe(400);
    expect((await decide(stage, pathOf(ticket), { name: 'An', outcome: 'withdrawn' })).status).toBe(400);
    expect(await outcomes(stage)).toEqual([]);
  });
});
