import { NOTICE_CHOICE } from '../../../wording/desk/notices.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';

export const WISHES = ['all', 'mine', 'none'] as const;
export type Wish = (typeof WISHES)[number];

/** What an agent wants to be told of by mail. */
export function NoticeChoice({ visit, wish }: { visit: Visit; wish: Wish }) {
  const words = NOTICE_CHOICE[visit.language];
  return (
    <form class="card" method="post" action="/desk/account/notices" id="notices">
      <Csrf visit={visit} />
      <h2 id="notices-title">{words.title}</h2>
      <p class="soft" id="notices-intro">
        {words.intro}
      </p>
      <fieldset class="plain" aria-labelledby="notices-title" aria-describedby="notices-intro">
        {WISHES.map((one) => (
          <p key={one}>
            <label class="inline">
              <input
                type="radio"
                name="wish"
                value={one}
                required
                checked={one === wish}
                aria-describedby={`wish-${one}`}
              />{' '}
              {words.wishes[one].label}
            </label>
            <br />
            <span class="soft small" id={`wish-${one}`}>
              {words.wishes[one].hint}
            </span>
          </p>
        ))}
      </fieldset>
      <button type="submit">{words.save}</button>
    </form>
  );
}
