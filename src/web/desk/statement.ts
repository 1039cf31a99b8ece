/** Monthly statements (P9) for admins: on screen, on paper, as CSV, and the mark that they were invoiced. */
import { invoiceMonth } from '../../actions/contract.ts';
import { LoketError } from '../../errors.ts';
import { readOrganisation } from '../../store/contracts.ts';
import { billedCustomers, pendingIn, type StatementLine, statementLines } from '../../store/statement.ts';
import { chargeOf, sumOf } from '../../ticket/billing.ts';
import { dayIn, isDay } from '../../ticket/time.ts';
import { csvOf, csvStyle } from '../../wording/csv.ts';
import { STATEMENT } from '../../wording/desk/statement.ts';
import { TIME } from '../../wording/desk/time.ts';
import { StatementPage, StatementsPage } from '../pages/desk/statement.tsx';
import { idOf } from '../row-id.ts';
import { adminsOnly, type DeskRoutes, type Visit } from './visit.ts';

const PATH = '/desk/statements';
/** In the place of an organisation's id: customers without one. */
const NOBODY = 'none';

export function addStatements({ deps, page, verb, resource }: DeskRoutes): void {
  const { read } = deps.database;
  page(PATH, async (visit) => {
    adminsOnly(visit);
    const month = monthOf(visit, visit.query.get('month'));
    const customers = await billedCustomers(read, month);
    const rows = [];
    // A few dozen customers, one query by index each.
    for (const { organisationId, name } of customers) {
      const charge = sumOf((await statementLines(read, organisationId, month)).map(chargeOf));
      rows.push({ path: `${PATH}/${organisationId ?? NOBODY}?month=${month}`, name, charge });
    }
    return StatementsPage({ visit, month, rows });
  });
  page(`${PATH}/:organisation`, async (visit) => {
    adminsOnly(visit);
    const month = monthOf(visit, visit.query.get('month'));
    const organisationId = organisationOf(visit);
    return StatementPage({
      visit,
      month,
      path: `${PATH}/${organisationId ?? NOBODY}`,
      name: organisationId === null ? null : (await readOrganisation(read, organisationId)).name,
      lines: await statementLines(read, organisationId, month),
      pendingMinutes: await pendingIn(read, organisationId, month),
    });
  });
  resource(`${PATH}/:organisation/csv`, async (visit, reply) => {
    adminsOnly(visit);
    const month = monthOf(visit, visit.query.get('month'));
    const organisationId = organisationOf(visit);
    const lines = await statementLines(read, organisationId, month);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${month}-${organisationId ?? NOBODY}.csv"`)
      .send(csvOfLines(visit, lines));
  });
  verb(`${PATH}/:organisation/invoice`, async (visit, form) => {
    adminsOnly(visit);
    const month = monthOf(visit, form.text('month'));
    const organisationId = organisationOf(visit);
    await invoiceMonth(deps.database, { organisationId, month, agentId: visit.agent.id });
    return `${PATH}/${organisationId ?? NOBODY}?month=${month}`;
  });
}

/** The month that was asked for, else the present one. */
function monthOf({ now, timeZone }: Visit, asked: string | null): string {
  return asked !== null && isDay(`${asked}-01`) ? asked : dayIn(now, timeZone).slice(0, 7);
}

/** Errors: LoketError `not_found`. */
function organisationOf({ params }: Visit): number | null {
  const id = idOf(params.organisation);
  if (id === null && params.organisation !== NOBODY)
    throw new LoketError('not_found', 'there is no such statement', { key: 'gone' });
  return id;
}

function csvOfLines({ language }: Visit, lines: readonly StatementLine[]): string {
  const words = STATEMENT[language];
  const { kinds } = TIME[language];
  const head = [
    words.day,
    words.ticket,
    words.subject,
    words.requester,
    words.category,
    words.agent,
    words.note,
    words.minutes,
    words.kind,
    words.rate,
    words.amount,
    words.invoiced,
  ];
  const rows = lines.map((line) => [
    line.day,
    line.number,
    line.subject,
    line.requester,
    line.category?.[language] ?? '',
    line.agentName,
    line.note,
    line.clearedMinutes,
    kinds[line.kind],
    { cents: line.kind === 'covered' ? 0 : line.rateCents },
    { cents: chargeOf(line).amountCents },
    line.invoicedMinutes,
  ]);
  return csvOf([head, ...rows], csvStyle(language));
}
