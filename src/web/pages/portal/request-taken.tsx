import type { TakenRequest } from '../../../actions/form-request.ts';
import { REQUEST } from '../../../wording/portal/request.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { Frame } from '../frame.tsx';

export interface RequestTakenProps {
  visit: PortalVisit;
  isEmbedded: boolean;
  taken: TakenRequest;
  /** It was asked by who is signed in, under the own address: it stands on the own list. */
  isOwn: boolean;
  /** When it is looked at, in words; '' when nothing can be said. */
  whenHandled: string;
}

/** The answer to the form: the number at once, where the confirmation went, and what happens next. */
export function RequestTakenPage({ visit, isEmbedded, taken, isOwn, whenHandled }: RequestTakenProps) {
  const words = REQUEST[visit.language].taken;
  const { number, confirmation } = taken;
  const sentence =
    confirmation === null ? words.notConfirmed : confirmation.later ? words.confirmedLater : words.confirmed;
  const [before = '', after = ''] = sentence.split('{address}');
  return (
    <Frame visit={{ ...visit, path: null }} title={`${number} · ${visit.desk}`} isBare={isEmbedded}>
      <h1>{words.title}</h1>
      <section class="card state">
        <p class="soft">{words.number}</p>
        <p class="number">{number}</p>
        <p>
          {before}
          {confirmation === null ? null : <bdi>{confirmation.to}</bdi>}
          {after}
        </p>
      </section>
      <section class="card">
        <h2>{words.next}</h2>
        <p>
          {words.nextText} {whenHandled}
        </p>
      </section>
      {isOwn ? (
        <p>
          <a href={`/my/tickets/${number}`}>{words.follow}</a>
        </p>
      ) : null}
      <p>
        <a href={isEmbedded ? '/embed' : '/'}>{words.another}</a>
      </p>
    </Frame>
  );
}
