/** What customers thought of the work in a period. */
import { type RatingFigures, SCORES } from '../../../ticket/rating.ts';
import { CUSTOMER_SIDE } from '../../../wording/desk/customer-side.ts';
import type { Visit } from '../../desk/visit.ts';
import { Columns } from './chart.tsx';

/** The mean, and a chart with the table behind it. */
export function RatingsPart({ visit, ratings, asTable }: { visit: Visit; ratings: RatingFigures; asTable: string }) {
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
          <details>
            <summary>{asTable}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.rating}</th>
                  <th scope="col" class="number">
                    {words.count}
                  </th>
                </tr>
              </thead>
              <tbody>
                {groups.map(({ label, values }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td class="number">{values[0]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}
