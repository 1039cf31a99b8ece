import type { Language } from '../../../message/mail.ts';
import type { CustomerApproval } from '../../../store/estimates.ts';
import { DECISION } from '../../../wording/decision.ts';
import { formatMoment } from '../../../wording/format.ts';

export interface DecisionProps {
  approval: CustomerApproval;
  language: Language;
  timeZone: string;
  /** Where the form goes, without the approval's id. */
  path: string;
}

/** What a customer is asked, word for word; while it is open the form to decide, later the decision. */
export function DecisionCard({ approval, language, timeZone, path }: DecisionProps) {
  const words = DECISION[language];
  const { id, text, outcome, name, decidedAt } = approval;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      {text.split('\n').map((line, index) => (line === '' ? null : <p key={index}>{line}</p>))}
      {outcome === null ? (
        <form method="post" action={`${path}/${id}`}>
          <label>
            <span>{words.name}</span>
            <input name="name" autocomplete="name" required maxLength={80} />
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
      ) : (
        <p>
          <strong>{words[outcome](name ?? '', formatMoment(decidedAt ?? '', timeZone, language))}</strong>
        </p>
      )}
    </section>
  );
}
