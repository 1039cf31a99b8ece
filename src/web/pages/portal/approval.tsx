import type { ApprovalDetail } from '../../../store/status-approval.ts';
import { DECISION } from '../../../wording/decision.ts';
import { formatEuros, formatMinutes, formatMoment } from '../../../wording/format.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { Frame } from '../frame.tsx';
import { DecisionForm } from './decision.tsx';
import { Fact } from './way.tsx';

export interface ApprovalPageProps {
  visit: PortalVisit;
  /** Of the ticket. */
  number: string;
  approval: ApprovalDetail;
  /** Of the ticket's page. */
  path: string;
}

/** A question by itself (P10): how much work, why, what it costs; to decide on, or what was decided. */
export function ApprovalPage({ visit, number, approval, path }: ApprovalPageProps) {
  const { language, timeZone } = visit;
  const words = DECISION[language];
  const { id, minutes, reason, allowed, terms, askedAt, outcome } = approval;
  return (
    <Frame visit={visit} title={`${words.title} · ${number}`}>
      <h1>{words.title}</h1>
      <p>
        <a href={path}>{`${words.toTicket} ${number}`}</a>
      </p>
      <section class="card">
        <dl class="table">
          <Fact name={words.asked}>{formatMinutes(minutes, language)}</Fact>
          {reason === '' ? null : (
            <Fact name={words.reason}>
              <span dir="auto">{reason}</span>
            </Fact>
          )}
          {allowed === 0 ? null : <Fact name={words.allowed}>{formatMinutes(allowed, language)}</Fact>}
          <Fact name={words.rate}>
            {terms.kind === 'covered' ? words.coveredByContract : words.perHour(formatEuros(terms.rateCents, language))}
          </Fact>
          <Fact name={words.askedOn}>
            <time dateTime={askedAt}>{formatMoment(askedAt, timeZone, language)}</time>
          </Fact>
        </dl>
        {outcome === null ? <DecisionForm visit={visit} path={`${path}/approvals/${id}`} /> : null}
        <Decided visit={visit} approval={approval} />
      </section>
      <details class="card">
        <summary>{words.asSent}</summary>
        <p class="words" dir="auto">
          {approval.text}
        </p>
      </details>
    </Frame>
  );
}

function Decided({ visit, approval }: Pick<ApprovalPageProps, 'visit' | 'approval'>) {
  const { outcome, name, decidedAt, remark } = approval;
  if (outcome === null || decidedAt === null) return null;
  const words = DECISION[visit.language];
  return (
    <>
      <p>
        <strong>{words[outcome](name ?? '', formatMoment(decidedAt, visit.timeZone, visit.language))}</strong>
      </p>
      {remark === '' ? null : (
        <p>
          {words.remarkWas}: <span dir="auto">{remark}</span>
        </p>
      )}
    </>
  );
}
