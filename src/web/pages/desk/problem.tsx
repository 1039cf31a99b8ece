import { FRAME } from '../../../wording/desk/frame.ts';
import type { Visit } from '../../desk/visit.ts';
import { DeskFrame } from './frame.tsx';

export interface DeskProblemProps {
  visit: Visit;
  message: string;
  /** The page of the form that was refused; null: it is not known, or was no form. */
  from: string | null;
}

/** What an agent asked for and cannot have, and why. */
export function DeskProblem({ visit, message, from }: DeskProblemProps) {
  const words = FRAME[visit.language];
  return (
    <DeskFrame visit={visit} title={words.refused} place={null}>
      <h1>{words.refused}</h1>
      <p class="card problem">{message}</p>
      <p>
        <a href={from ?? '/desk'}>{from === null ? words.back : words.backToForm}</a>
      </p>
    </DeskFrame>
  );
}
