import type { Rating } from '../../../store/ratings.ts';
import type { CustomerTicket } from '../../../store/status-page.ts';
import { SCORES } from '../../../ticket/rating.ts';
import { STATUS } from '../../../wording/portal/status.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { Csrf } from '../csrf.tsx';

interface ClosingProps {
  visit: PortalVisit;
  ticket: CustomerTicket;
  path: string;
}

/** "It works, thank you": in sight once we think so too, folded away while the work goes on. */
export function Closing({ visit, ticket, path }: ClosingProps) {
  if (ticket.status === 'closed') return null;
  const words = STATUS[visit.language].close;
  const form = (
    <form method="post" action={`${path}/closure`}>
      <Csrf visit={visit} />
      <p>{words.lead}</p>
      <p>
        <button class={ticket.status === 'resolved' ? 'main' : undefined} type="submit">
          {words.button}
        </button>
      </p>
    </form>
  );
  if (ticket.status === 'resolved') {
    return (
      <section class="card">
        <h2>{words.title}</h2>
        {form}
      </section>
    );
  }
  return (
    <details class="card">
      <summary>{words.already}</summary>
      {form}
    </details>
  );
}

interface RatingCardProps {
  visit: PortalVisit;
  path: string;
  /** What was said already; null for nothing yet. */
  rating: Rating | null;
}

/** One question about the work; once it is answered, the answer, which can be changed. */
export function RatingCard({ visit, path, rating }: RatingCardProps) {
  const words = STATUS[visit.language].rating;
  return (
    <section class="card" id="rating">
      <h2>{words.title}</h2>
      {rating === null ? (
        <RatingForm visit={visit} path={path} rating={null} />
      ) : (
        <>
          <p>
            <strong>{words.given(words.scores[rating.score])}</strong>
          </p>
          {rating.comment === '' ? null : (
            <p class="words" dir="auto">
              {rating.comment}
            </p>
          )}
          <details>
            <summary>{words.change}</summary>
            <RatingForm visit={visit} path={path} rating={rating} />
          </details>
        </>
      )}
    </section>
  );
}

function RatingForm({ visit, path, rating }: RatingCardProps) {
  const words = STATUS[visit.language].rating;
  return (
    <form method="post" action={`${path}/rating`}>
      <Csrf visit={visit} />
      <fieldset class="choices">
        <legend class="unseen">{words.title}</legend>
        {SCORES.map((score) => (
          <label key={score} class="choice">
            <input type="radio" name="score" value={score} required checked={rating?.score === score} />
            <span>{words.scores[score]}</span>
          </label>
        ))}
      </fieldset>
      <label>
        <span>{words.comment}</span>
        <textarea name="comment" rows={3} maxLength={2_000} dir="auto">
          {rating?.comment ?? ''}
        </textarea>
      </label>
      <button class={rating === null ? 'main' : undefined} type="submit">
        {rating === null ? words.send : words.change}
      </button>
    </form>
  );
}
