import { describe, expect, it } from 'vitest';
import { categorise } from '../../src/actions/category.ts';
import { invoiceMonth } from '../../src/actions/contract.ts';
import { decideApproval, giveEstimate } from '../../src/actions/estimate.ts';
import { correctTime, judgeTime, removeTime, writeOff } from '../../src/actions/time.ts';
import { timeEventText } from '../../src/wording/desk/time-events.ts';
import { openWork } from '../support/work.ts';

describe('events of time', () => {
  it('as the verbs write them are sentences in the agent’s language, with all that they name', async () => {
    const stage = await openWork();
    const { database, house } = stage;
    await stage.log(60);
    await stage.log(15);
    const decision = { personId: null, how: 'phone' as const, entryId: null, remark: '', recordedBy: stage.agentId };
    const decide = (approvalId: number, outcome: 'approved' | 'declined') =>
      decideApproval(database, house, { ...decision, ...stage, approvalId, outcome, name: 'An Peeters' });
    await decide(1, 'declined');
    await writeOff(database, house, { ...stage, reason: 'Ons werk' });
    await giveEstimate(database, house, { ...stage, minutes: 90, reason: 'Herstel: alles' });
    await giveEstimate(database, house, { ...stage, minutes: 100, reason: 'Meer' });
    await decide(3, 'approved');
    await correctTime(database, house, { ...stage, entryId: 1, minutes: 30, note: '' });
    await removeTime(database, house, { ...stage, entryId: 2 });
    await judgeTime(database, house, stage);
    await categorise(database, house, { ...stage, categoryId: stage.covered });
    await invoiceMonth(database, { ...stage, month: '2026-11' });
    const said = (await stage.events()).map(({ reason, text }) => timeEventText('nl', reason, text));
    expect(said.filter((sentence) => sentence !== null)).toEqual([
      '60 minuten van 2026-11-24 genoteerd',
      '15 minuten van 2026-11-24 genoteerd',
      'Akkoord gevraagd voor 120 minuten in totaal',
      'An Peeters ging niet akkoord met 120 minuten in totaal',
      '15 minuten afgeschreven: Ons werk',
      'Geraamd op 90 minuten in totaal: Herstel: alles',
      'Akkoord gevraagd voor 90 minuten in totaal',
      'Geraamd op 100 minuten in totaal: Meer',
      'Vraag om akkoord voor 90 minuten ingetrokken',
      'Akkoord gevraagd voor 100 minuten in totaal',
      'An Peeters ging akkoord met 100 minuten in totaal',
      '60 minuten van 2026-11-24 door Bart verbeterd tot 30',
      '15 minuten van 2026-11-24 door Bart verwijderd',
      'Tijd opnieuw beoordeeld volgens organisatie en categorie',
      'Categorie: Question about use',
      'Tijd van november 2026 gefactureerd',
    ]);
  });

  it('that are about something else, or name less than they should, are left to others', () => {
    expect(timeEventText('nl', 'confirmation', 'Confirmation to an@example.org.')).toBeNull();
    expect(timeEventText('nl', 'time', 'something else')).toBeNull();
    expect(timeEventText('nl', 'constructor', 'x')).toBeNull();
  });
});
