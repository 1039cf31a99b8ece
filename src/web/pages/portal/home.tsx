import { PAGES } from '../../../wording/pages.ts';
import { Frame, type Surroundings } from '../frame.tsx';

/** What this is and how to reach the desk. P19: no address, robots read this page first. */
export function HomePage({ visit }: { visit: Surroundings }) {
  const { home } = PAGES[visit.language];
  return (
    <Frame visit={visit} title={visit.desk}>
      <h1>{home.lead}</h1>
      {[home.write, home.follow].map(({ title, text }) => (
        <section class="card" key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </Frame>
  );
}
