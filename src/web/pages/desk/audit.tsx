/** The audit trail: one line for each thing that somebody did. */
import type { AgentRow } from '../../../store/agents.ts';
import type { TrailPage, TrailRow } from '../../../store/audit.ts';
import { AUDIT, type AuditWords, auditText } from '../../../wording/desk/audit.ts';
import { eventText } from '../../../wording/desk/events.ts';
import { formatMoment } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import { DeskFrame } from './frame.tsx';
import { nameOf } from './person.tsx';

/** What stands in the address. */
export interface AuditAsked {
  /** 0: nobody by name; null: anybody. */
  by: number | null;
  where: 'house' | 'tickets' | null;
  ticket: string;
  /** `2026-12-01`, or ''. */
  until: string;
}

export interface AuditPageProps {
  visit: Visit;
  asked: AuditAsked;
  /** There is no ticket with the number that was asked for. */
  isUnknown: boolean;
  agents: readonly AgentRow[];
  page: TrailPage;
}

export function AuditPage(props: AuditPageProps) {
  const { visit, asked, isUnknown, page } = props;
  const words = AUDIT[visit.language];
  return (
    <DeskFrame visit={visit} title={words.title} place="audit">
      <h1>{words.title}</h1>
      <p class="soft">{words.lead}</p>
      <Filters {...props} words={words} />
      {page.rows.length === 0 ? (
        <p class="card soft">{isUnknown ? words.noTicket : words.empty}</p>
      ) : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col" class="slim">
                  {words.when}
                </th>
                <th scope="col">{words.who}</th>
                <th scope="col">{words.what}</th>
                <th scope="col" class="slim">
                  {words.ticket}
                </th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <Row key={keyOf(row)} row={row} visit={visit} words={words} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {page.next === null ? null : (
        <p class="pages">
          <a class="button" rel="next" href={pathOf(asked, page.next)}>
            {words.older}
          </a>
        </p>
      )}
    </DeskFrame>
  );
}

function Filters({ asked, agents, words }: AuditPageProps & { words: AuditWords }) {
  const { all, ...wheres } = words.wheres;
  return (
    <form class="row filters" method="get" action="/desk/audit">
      <label>
        <span>{words.who}</span>
        <select name="by">
          <option value="">{words.anybody}</option>
          <option value="nobody" selected={asked.by === 0}>
            {words.nobody}
          </option>
          {agents.map((agent) => (
            <option key={agent.id} value={agent.id} selected={asked.by === agent.id}>
              {nameOf(agent)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.where}</span>
        <select name="where">
          <option value="">{all}</option>
          {Object.entries(wheres).map(([where, text]) => (
            <option key={where} value={where} selected={asked.where === where}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.eventsOf}</span>
        <input name="ticket" value={asked.ticket} />
      </label>
      <label>
        <span>{words.untilDay}</span>
        <input type="date" name="until" value={asked.until} />
      </label>
      <button type="submit">{words.apply}</button>
      <a href="/desk/audit">{words.clear}</a>
    </form>
  );
}

function Row({ row, visit, words }: { row: TrailRow; visit: Visit; words: AuditWords }) {
  const { what } = row;
  return (
    <tr>
      <td class="nowrap">
        <time dateTime={row.at}>{formatMoment(row.at, visit.timeZone, visit.language)}</time>
      </td>
      <td>
        {row.who === null ? (
          <span class="soft">{what.of === 'house' ? words.operator : words.itself}</span>
        ) : (
          <bdi>{row.who}</bdi>
        )}
      </td>
      <td dir="auto">{whatText(row, visit, words)}</td>
      <td class="nowrap">
        {what.of === 'house' ? null : <a href={`/desk/tickets/${what.ticket}#entry-${what.entryId}`}>{what.ticket}</a>}
      </td>
    </tr>
  );
}

function whatText({ what }: TrailRow, { language }: Visit, words: AuditWords): string {
  if (what.of === 'house') return auditText(language, what);
  if (what.kind === 'note') return words.noteWritten;
  return what.kind === 'message' ? words.answerSent : eventText(language, what.reason, what.text);
}

function keyOf({ at, what }: TrailRow): string {
  return what.of === 'ticket' ? String(what.entryId) : `${at} ${what.action} ${what.about}`;
}

function pathOf({ by, where, ticket, until }: AuditAsked, after: string): string {
  const query = new URLSearchParams({ after });
  if (by !== null) query.set('by', by === 0 ? 'nobody' : String(by));
  if (where !== null) query.set('where', where);
  if (ticket !== '') query.set('ticket', ticket);
  if (until !== '') query.set('until', until);
  return `/desk/audit?${query}`;
}
