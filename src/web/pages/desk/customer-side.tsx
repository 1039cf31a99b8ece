/** Beside a conversation: the customer's own page, its links, and what the customer thought of the work. */
import type { DeskTicket } from '../../../store/desk-ticket.ts';
import type { DatedRating } from '../../../store/ratings.ts';
import { CUSTOMER_SIDE } from '../../../wording/desk/customer-side.ts';
import { formatMoment } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';

export interface CustomerSideProps {
  visit: Visit;
  ticket: DeskTicket;
  links: { count: number; newestAt: string | null };
  /** Newest first. */
  ratings: readonly DatedRating[];
}

export function CustomerSide({ visit, ticket, links, ratings }: CustomerSideProps) {
  const words = CUSTOMER_SIDE[visit.language];
  const path = `/desk/tickets/${ticket.number}/links`;
  const moment = (at: string) => formatMoment(at, visit.timeZone, visit.language);
  return (
    <section class="card" id="customer-side">
      <h2>{words.title}</h2>
      {ratings.map(({ id, score, comment, changedAt }) => (
        <p key={id}>
          {`${words.rating}: `}
          <strong>{words.scores[score]}</strong> <span class="soft small">{moment(changedAt)}</span>
          {comment === '' ? null : (
            <span class="line words" dir="auto">
              {comment}
            </span>
          )}
        </p>
      ))}
      <p>
        {links.newestAt === null
          ? words.noLinks
          : `${words.links(links.count)}, ${words.newest} ${moment(links.newestAt)}`}
      </p>
      <div class="row no-print">
        {ticket.requester === null ? null : (
          <form method="post" action={path}>
            <Csrf visit={visit} />
            <button type="submit">{words.send}</button>
          </form>
        )}
        {ticket.requester === null ? null : (
          <form method="post" action={`${path}/sign-in`}>
            <Csrf visit={visit} />
            <button type="submit">{words.signIn}</button>
          </form>
        )}
        {links.count === 0 ? null : (
          <form method="post" action={`${path}/revocation`}>
            <Csrf visit={visit} />
            <button class="plain" type="submit" title={words.revokeMeans}>
              {words.revoke}
            </button>
          </form>
        )}
      </div>
      {links.count === 0 ? null : <p class="soft small">{words.revokeMeans}</p>}
    </section>
  );
}
