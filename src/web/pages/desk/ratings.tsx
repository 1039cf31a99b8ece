/** What customers thought of the work in a period. */
import type { VNode } from 'preact';
import { type RatingFigures, SCORES } from '../../../ticket/rating.ts';
import { CUSTOMER_SIDE } from '../../../wording/desk/customer-side.ts';
import type { Visit } from '../../desk/visit.ts';
import { Columns } from './chart.tsx';

interface RatingsProps {
  visit: Visit;
  ratings: RatingFigures;
  /** The table behind the chart. */
  behind: VNode;
}

/** The mean, and a chart. */
export function RatingsPart({ visit, ratings, behind }: RatingsProps) {
  const words = CUSTOMER_SIDE[visit.language];
  const groups = SCORES.map((score) => ({ label: words.scores[score], values: [ratings.counts[score]] }));
  return (
    <section class="card">
      <h2>{words.ratings}</h2>
      {ratings.mean === null ? (
        <p class="soft">{words.noRatings}</p>
      ) : (
        <>
          <dl class="facts">
            <dt>{words.mean}</dt>
            <dd>{`${ratings.mean} / 100`}</dd>
            <dt>{words.count}</dt>
            <dd>{ratings.count}</dd>
          </dl>
          <Columns title={words.ratings} series={[{ label: words.count, tone: 'tone-1' }]} groups={groups} />
          <p class="soft small">{words.meanMeans}</p>
          {behind}
        </>
      )}
    </section>
  );
}
