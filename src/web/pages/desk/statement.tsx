/** Monthly statements: all customers of a month, and one of them, on screen and on paper. */
import type { StatementLine } from '../../../store/statement.ts';
import { type Charge, chargeOf, sumOf } from '../../../ticket/billing.ts';
import { STATEMENT, type StatementWords } from '../../../wording/desk/statement.ts';
import { TIME } from '../../../wording/desk/time.ts';
import { formatEuros, formatMonth } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { DeskFrame } from './frame.tsx';

export interface StatementsPageProps {
  visit: Visit;
  /** e.g. `2026-11`. */
  month: string;
  /** `name` null: customers without an organisation. */
  rows: readonly { path: string; name: string | null; charge: Charge }[];
}

export function StatementsPage({ visit, month, rows }: StatementsPageProps) {
  const words = STATEMENT[visit.language];
  const euros = (cents: number) => formatEuros(cents, visit.language);
  const title = `${words.title} ${formatMonth(month, visit.language)}`;
  return (
    <DeskFrame visit={visit} title={title} place="statements">
      <h1>{title}</h1>
      <p class="soft">{words.lead}</p>
      <form class="row" method="get">
        <label>
          <span>{words.month}</span>
          <input type="month" name="month" value={month} required />
        </label>
        <button type="submit">{words.show}</button>
      </form>
      {rows.length === 0 ? <p>{words.nothing}</p> : null}
      {rows.length === 0 ? null : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.customer}</th>
                {[words.covered, words.billable, words.amount, words.toInvoice].map((head) => (
                  <th key={head} scope="col" class="number">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ path, name, charge }) => (
                <tr key={path}>
                  <td>
                    <a href={path}>{name ?? words.withoutOrganisation}</a>
                  </td>
                  <td class="number">{charge.coveredMinutes}</td>
                  <td class="number">{charge.billableMinutes}</td>
                  <td class="number">{euros(charge.amountCents)}</td>
                  <td class="number">{euros(charge.amountCents - charge.invoicedCents)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="soft small">{words.noVat}</p>
    </DeskFrame>
  );
}

export interface StatementPageProps {
  visit: Visit;
  month: string;
  /** Of the page, without the month. */
  path: string;
  /** Null: customers without an organisation. */
  name: string | null;
  lines: readonly StatementLine[];
  pendingMinutes: number;
}

export function StatementPage(props: StatementPageProps) {
  const { visit, month, path, lines, pendingMinutes } = props;
  const words = STATEMENT[visit.language];
  const name = props.name ?? words.withoutOrganisation;
  const isDue = lines.some(({ clearedMinutes, invoicedMinutes }) => invoicedMinutes < clearedMinutes);
  return (
    <DeskFrame visit={visit} title={`${name} · ${formatMonth(month, visit.language)}`} place="statements">
      <h1 dir="auto">{`${words.title} ${formatMonth(month, visit.language)} · ${name}`}</h1>
      {pendingMinutes === 0 ? null : (
        <p class="card warning no-print">{words.pending.replace('{minutes}', String(pendingMinutes))}</p>
      )}
      {lines.length === 0 ? <p>{words.nothing}</p> : <Lines visit={visit} words={words} lines={lines} />}
      <p class="soft small">{words.noVat}</p>
      <p class="no-print">
        <a href={`${path}/csv?month=${month}`}>{words.csv}</a> · <span class="soft">{words.print}</span>
      </p>
      {isDue ? (
        <form class="card" method="post" action={`${path}/invoice`}>
          <Csrf visit={visit} />
          <input type="hidden" name="month" value={month} />
          <p>{words.markLead}</p>
          <button type="submit">{words.markInvoiced}</button>
        </form>
      ) : null}
    </DeskFrame>
  );
}

interface LinesProps {
  visit: Visit;
  words: StatementWords;
  lines: readonly StatementLine[];
}

function Lines({ visit, words, lines }: LinesProps) {
  const sum = sumOf(lines.map(chargeOf));
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {[words.day, words.ticket, words.requester, words.category, words.note].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {[words.covered, words.billable, words.rate, words.amount].map((head) => (
              <th key={head} scope="col" class="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} visit={visit} words={words} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              {words.total}
            </th>
            <td class="number">{sum.coveredMinutes}</td>
            <td class="number">{sum.billableMinutes}</td>
            <td />
            <td class="number">
              <strong>{formatEuros(sum.amountCents, visit.language)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Line({ visit, words, line }: { visit: Visit; words: StatementWords; line: StatementLine }) {
  const { language } = visit;
  const charge = chargeOf(line);
  const isWhole = line.invoicedMinutes === line.clearedMinutes;
  return (
    <tr>
      <td class="nowrap">{line.day}</td>
      <td>
        <a href={`/desk/tickets/${line.number}`}>{line.number}</a>
        <div class="small" dir="auto">
          {line.subject}
        </div>
      </td>
      <td dir="auto">{line.requester}</td>
      <td>{line.category?.[language] ?? ''}</td>
      <td dir="auto">
        {line.note}
        <div class="soft small">{line.agentName}</div>
        {line.invoicedMinutes === 0 ? null : (
          <span class="tag no-print">{isWhole ? words.invoiced : words.partly}</span>
        )}
      </td>
      <td class="number">{charge.coveredMinutes === 0 ? '' : charge.coveredMinutes}</td>
      <td class="number">{charge.billableMinutes === 0 ? '' : charge.billableMinutes}</td>
      <td class="number">
        {line.kind === 'covered' ? TIME[language].kinds.covered : formatEuros(line.rateCents, language)}
      </td>
      <td class="number">{formatEuros(charge.amountCents, language)}</td>
    </tr>
  );
}
