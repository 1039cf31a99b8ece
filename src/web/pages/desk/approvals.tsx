import type { Approval } from '../../../store/estimates.ts';
import { formatMinutes, formatMoment } from '../../../wording/format.ts';
import { Csrf } from '../csrf.tsx';
import type { TimePart } from './time-part.ts';

/** What customers were asked, word for word, and what they decided; the newest first. */
export function Approvals(part: TimePart) {
  const { sheet, words } = part;
  return (
    <>
      <h2>{words.approvals}</h2>
      {sheet.approvals.length === 0 ? <p class="soft">{words.noApprovals}</p> : null}
      {sheet.approvals.toReversed().map((approval) => (
        <Asked key={approval.id} part={part} approval={approval} />
      ))}
    </>
  );
}

function Asked({ part, approval }: { part: TimePart; approval: Approval }) {
  const { visit, words } = part;
  const { outcome, askedTo, how } = approval;
  const moment = (at: string) => formatMoment(at, visit.timeZone, visit.language);
  const asked = (askedTo === null ? words.askedNobody : words.askedOf)
    .replace('{at}', () => moment(approval.askedAt))
    .replace('{to}', () => askedTo ?? '');
  return (
    <section class="card">
      <p>
        <strong>{formatMinutes(approval.minutes, visit.language)}</strong>{' '}
        <span class={outcome === null ? 'tag soon' : 'tag'}>
          {outcome === null ? words.open : words.outcomes[outcome]}
        </span>
      </p>
      <p class="soft small">{asked}</p>
      {outcome === null ? null : (
        <p>
          <bdi>{approval.name}</bdi>
          {`, ${words.ways[how ?? 'desk']}, ${moment(approval.decidedAt ?? '')}`}
          {approval.entryId === null ? null : (
            <>
              {' '}
              <a href={`/desk/tickets/${part.sheet.ticket.number}#entry-${approval.entryId}`}>{words.message}</a>
            </>
          )}
        </p>
      )}
      {approval.remark === null || approval.remark === '' ? null : (
        <p>
          <q dir="auto">{approval.remark}</q>
        </p>
      )}
      <details>
        <summary>{words.reason}</summary>
        <p class="words" dir="auto">
          {approval.text}
        </p>
      </details>
      {outcome === null ? <RecordForm part={part} approval={approval} /> : null}
    </section>
  );
}

/** A decision that came by phone or by mail: a reply alone decides nothing (R-THR-5). */
function RecordForm({ part, approval }: { part: TimePart; approval: Approval }) {
  const { visit, words, path, sheet } = part;
  const moment = (at: string) => formatMoment(at, visit.timeZone, visit.language);
  return (
    <details>
      <summary>{words.record}</summary>
      <form method="post" action={`${path}/approvals/${approval.id}`}>
        <Csrf visit={visit} />
        <label class="wide">
          <span>{words.who}</span>
          <input name="name" required maxLength={80} />
        </label>
        <label class="wide">
          <span>{words.how}</span>
          <select name="how">
            <option value="phone">{words.ways.phone}</option>
            <option value="mail">{words.ways.mail}</option>
          </select>
        </label>
        <label class="wide">
          <span>{words.message}</span>
          <select name="message">
            <option value="">{words.noMessage}</option>
            {sheet.messages.map(({ id, from, createdAt }) => (
              <option key={id} value={id}>
                {`${moment(createdAt)} · ${from}`}
              </option>
            ))}
          </select>
        </label>
        <label class="wide">
          <span>{words.remark}</span>
          <input name="remark" maxLength={2000} />
        </label>
        <p class="row">
          <button class="main" type="submit" name="outcome" value="approved">
            {words.approved}
          </button>
          <button type="submit" name="outcome" value="declined">
            {words.declined}
          </button>
        </p>
      </form>
    </details>
  );
}
