import type { CustomerApproval } from '../../../store/estimates.ts';
import { DECISION } from '../../../wording/decision.ts';
import { formatMoment } from '../../../wording/format.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { Csrf } from '../csrf.tsx';

export interface DecisionProps {
  visit: PortalVisit;
  approval: CustomerApproval;
  /** Where the form goes, without the approval's id. */
  path: string;
}

/** What a customer is asked, word for word; while it is open the form to decide, later the decision. */
export function DecisionCard({ visit, approval, path }: DecisionProps) {
  const { language, timeZone } = visit;
  const words = DECISION[language];
  const { id, text, outcome, name, decidedAt } = approval;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      {text.split('\n').map((line, index) => (line === '' ? null : <p key={index}>{line}</p>))}
      {outcome === null ? (
        <DecisionForm visit={visit} path={`${path}/${id}`} />
      ) : (
        <p>
          <strong>{words[outcome](name ?? '', formatMoment(decidedAt ?? '', timeZone, language))}</strong>
        </p>
      )}
      <p class="small">
        <a href={`${path}/${id}`}>{words.toPage}</a>
      </p>
    </section>
  );
}

/** Yes or no, by whom, and why; `path` is that of the question. */
export function DecisionForm({ visit, path }: { visit: PortalVisit; path: string }) {
  const words = DECISION[visit.language];
  return (
    <form method="post" action={path}>
      <Csrf visit={visit} />
      <label>
        <span>{words.name}</span>
        <input name="name" autocomplete="name" required maxLength={80} value={visit.person?.name} />
      </label>
      <label>
        <span>{words.remark}</span>
        <input name="remark" maxLength={1000} />
      </label>
      <p class="choices">
        <button class="main" type="submit" name="outcome" value="approved">
          {words.approve}
        </button>
        <button type="submit" name="outcome" value="declined">
          {words.decline}
        </button>
      </p>
    </form>
  );
}
