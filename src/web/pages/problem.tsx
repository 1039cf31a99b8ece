import { PAGES } from '../../wording/pages.ts';
import { LOST } from '../../wording/portal/lost.ts';
import { Frame, type Surroundings } from './frame.tsx';

export type Problem = 'notFound' | 'refused' | 'tooMany' | 'failed';

/** One page for each thing that can go wrong; `id` finds the log line of a failure of ours. */
export function ProblemPage({ visit, problem, id }: { visit: Surroundings; problem: Problem; id: string | null }) {
  const words = PAGES[visit.language];
  const { title, text } = words[problem];
  return (
    <Frame visit={visit} title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {problem === 'notFound' ? (
        <p>
          <a href="/lost">{LOST[visit.language].toLost}</a>
        </p>
      ) : null}
      {id === null ? null : (
        <p class="soft small">
          {words.failed.id}: {id}
        </p>
      )}
    </Frame>
  );
}
