import type { TimeEntry } from '../../../store/time.ts';
import { formatEuros } from '../../../wording/format.ts';
import { Csrf } from '../csrf.tsx';
import type { TimePart } from './time-part.ts';

/** All time of a ticket, what became of its minutes, and the ways to correct it. */
export function TimeEntries(part: TimePart) {
  const { visit, sheet, words, path } = part;
  const waits = sheet.entries.some(({ pending }) => pending > 0);
  const isOpen = sheet.entries.some(({ invoicedAt }) => invoicedAt === null);
  return (
    <>
      <h2>{words.entries}</h2>
      {sheet.entries.length === 0 ? <p class="soft">{words.none}</p> : <Table {...part} />}
      {waits ? (
        <form class="card warning" method="post" action={`${path}/write-off`}>
          <Csrf visit={visit} />
          <h2>{words.writeOff}</h2>
          <p>{words.writeOffLead}</p>
          <label class="wide">
            <span>{words.reason}</span>
            <input name="reason" required maxLength={2000} />
          </label>
          <button type="submit">{words.writeOff}</button>
        </form>
      ) : null}
      {isOpen ? (
        <form method="post" action={`${path}/judgement`}>
          <Csrf visit={visit} />
          <button class="plain" type="submit">
            {words.judge}
          </button>
        </form>
      ) : null}
    </>
  );
}

function Table(part: TimePart) {
  const { sheet, words } = part;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.agent}</th>
            <th scope="col">{words.note}</th>
            <th scope="col" class="number">
              {words.minutes}
            </th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.entries.map((entry) => (
            <Line key={entry.id} part={part} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ part, entry }: { part: TimePart; entry: TimeEntry }) {
  const { visit, words } = part;
  const { kind, pending, writtenOff } = entry;
  return (
    <tr>
      <td class="nowrap">{entry.day}</td>
      <td dir="auto">{entry.agentName}</td>
      <td dir="auto">{entry.note}</td>
      <td class="number">
        {entry.minutes}
        {pending > 0 ? <div class="tag soon">{`${pending} ${words.pending}`}</div> : null}
        {writtenOff > 0 ? (
          <div class="tag" title={entry.writtenOffReason ?? ''}>{`${writtenOff} ${words.writtenOff}`}</div>
        ) : null}
      </td>
      <td>
        {words.kinds[kind]}
        {kind === 'billable' ? <div class="soft small">{formatEuros(entry.rateCents, visit.language)}</div> : null}
      </td>
      <td>{entry.invoicedAt === null ? <Correction part={part} entry={entry} /> : words.invoiced}</td>
    </tr>
  );
}

function Correction({ part, entry }: { part: TimePart; entry: TimeEntry }) {
  const { visit, words, path } = part;
  const name = `${words.change} ${entry.day}, ${entry.rawMinutes}`;
  return (
    <details>
      <summary aria-label={name}>{words.change}</summary>
      <form method="post" action={`${path}/${entry.id}/correction`}>
        <Csrf visit={visit} />
        <label>
          <span>{words.minutes}</span>
          <input type="number" name="minutes" required min={1} max={1440} value={entry.rawMinutes} />
        </label>
        <label>
          <span>{words.note}</span>
          <input name="note" maxLength={2000} value={entry.note} />
        </label>
        <button type="submit">{words.save}</button>
      </form>
      <form method="post" action={`${path}/${entry.id}/removal`}>
        <Csrf visit={visit} />
        <button class="plain" type="submit">
          {words.remove}
        </button>
      </form>
    </details>
  );
}
