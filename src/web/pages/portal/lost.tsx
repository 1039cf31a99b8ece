import { LOST } from '../../../wording/portal/lost.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { Csrf } from '../csrf.tsx';
import { Frame, type Surroundings } from '../frame.tsx';

/** Number and address of a request whose link is lost. Says nothing of whether there is such a request (R-WEB-2). */
export function LostPage({ visit }: { visit: PortalVisit }) {
  const words = LOST[visit.language];
  return (
    <Frame visit={visit} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <form class="card" method="post" action="/lost">
        <Csrf visit={visit} />
        <label>
          <span>{words.number}</span>
          <input name="number" required maxLength={40} autocomplete="off" spellcheck={false} />
        </label>
        <label>
          <span>{words.address}</span>
          <input name="address" type="email" required maxLength={254} autocomplete="email" />
        </label>
        <button class="main" type="submit">
          {words.send}
        </button>
      </form>
    </Frame>
  );
}

/** The one answer to it. */
export function LostSentPage({ visit }: { visit: PortalVisit }) {
  const words = LOST[visit.language];
  return (
    <Frame visit={visit} title={words.sentTitle}>
      <h1>{words.sentTitle}</h1>
      <p>{words.sent}</p>
      <p class="soft">{words.nothingCame}</p>
      <p>
        <a href="/lost">{words.toLost}</a>
      </p>
    </Frame>
  );
}

/** In the place of a status page: of a link that expired, was withdrawn or never was. The form goes to the link itself. */
export function EndedLinkPage({ visit }: { visit: Surroundings }) {
  const { ended, toLost } = LOST[visit.language];
  return (
    <Frame visit={visit} title={ended.title}>
      <h1>{ended.title}</h1>
      <p>{ended.text}</p>
      <form method="post">
        <p>
          <button type="submit">{ended.renew}</button>
        </p>
      </form>
      <p>
        <a href="/lost">{toLost}</a>
      </p>
    </Frame>
  );
}

/** The one answer to that. */
export function RenewalSentPage({ visit }: { visit: Surroundings }) {
  const { ended, nothingCame, toLost } = LOST[visit.language];
  return (
    <Frame visit={visit} title={ended.sentTitle}>
      <h1>{ended.sentTitle}</h1>
      <p>{ended.sent}</p>
      <p class="soft">{nothingCame}</p>
      <p>
        <a href="/lost">{toLost}</a>
      </p>
    </Frame>
  );
}
