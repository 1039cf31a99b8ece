import { FRAME } from '../../../wording/desk/frame.ts';
import type { Visit } from '../../desk/visit.ts';
import { DeskFrame } from './frame.tsx';

/** What an agent asked for and cannot have, and why. */
export function DeskProblem({ visit, message }: { visit: Visit; message: string }) {
  const words = FRAME[visit.language];
  return (
    <DeskFrame visit={visit} title={words.refused} place={null}>
      <h1>{words.refused}</h1>
      <p class="card problem">{message}</p>
      <p>
        <a href="/desk">{words.back}</a>
      </p>
    </DeskFrame>
  );
}
