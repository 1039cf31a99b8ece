import type { Language } from '../../message/mail.ts';
import { PAGES } from '../../wording/pages.ts';
import { Frame } from './frame.tsx';

export type Problem = 'notFound' | 'refused' | 'tooMany' | 'failed';

/** One page for each thing that can go wrong; `id` finds the log line of a failure of ours. */
export function ProblemPage(props: { language: Language; desk: string; problem: Problem; id: string | null }) {
  const { language, desk, problem, id } = props;
  const words = PAGES[language];
  const { title, text } = words[problem];
  return (
    <Frame language={language} title={title} desk={desk}>
      <h1>{title}</h1>
      <p>{text}</p>
      {id === null ? null : (
        <p class="soft small">
          {words.failed.id}: {id}
        </p>
      )}
    </Frame>
  );
}
