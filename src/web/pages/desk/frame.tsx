/** The frame of the desk's pages: where one can go, who one is, and the page. Works without a script. */

import type { ComponentChildren } from 'preact';
import { FRAME } from '../../../wording/desk/frame.ts';
import { DESK_SCRIPT_PATH, DESK_STYLE_PATH, ICON_PATH } from '../../assets.ts';
import { shortcut } from '../../desk/shortcuts.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { nameOf } from './person.tsx';

/** The places of the navigation. */
export type Place =
  | 'tickets'
  | 'phone'
  | 'planning'
  | 'search'
  | 'figures'
  | 'heldMail'
  | 'outgoing'
  | 'customers'
  | 'readyReplies'
  | 'statements'
  | 'people'
  | 'audit'
  | 'embedding'
  | 'mails'
  | 'health'
  | 'keys'
  | 'account';

const PLACES: readonly { place: Place; path: string; admins: boolean }[] = [
  { place: 'tickets', path: '/desk', admins: false },
  { place: 'phone', path: '/desk/phone', admins: false },
  { place: 'planning', path: '/desk/planning', admins: false },
  { place: 'search', path: '/desk/search', admins: false },
  { place: 'figures', path: '/desk/figures', admins: false },
  { place: 'heldMail', path: '/desk/inbound', admins: false },
  { place: 'outgoing', path: '/desk/outbox', admins: false },
  { place: 'customers', path: '/desk/organisations', admins: true },
  { place: 'readyReplies', path: '/desk/ready-replies', admins: true },
  { place: 'statements', path: '/desk/statements', admins: true },
  { place: 'people', path: '/desk/people', admins: true },
  { place: 'audit', path: '/desk/audit', admins: true },
  { place: 'embedding', path: '/desk/embedding', admins: true },
  { place: 'mails', path: '/desk/mails', admins: true },
  { place: 'health', path: '/desk/health', admins: true },
];

export interface DeskFrameProps {
  visit: Visit;
  /** Of the window; the page has its own heading. */
  title: string;
  place: Place | null;
  /** Where the page listens for what is new while it is looked at; left out: nowhere. */
  events?: string;
  children: ComponentChildren;
}

export function DeskFrame({ visit, title, place, events, children }: DeskFrameProps) {
  const words = FRAME[visit.language];
  return (
    <html lang={visit.language}>
      <DeskHead title={title}>
        <script src={DESK_SCRIPT_PATH} defer />
      </DeskHead>
      <body data-events={events}>
        <a class="skip" href="#content">
          {words.toContent}
        </a>
        <header class="bar">
          <img src={ICON_PATH} alt="" width="24" height="24" />
          <Places visit={visit} label="Loket" places={PLACES.filter(({ admins }) => !admins)} place={place} />
          <div class="me">
            <a href="/desk/keys" aria-current={place === 'keys' ? 'page' : undefined} {...shortcut(visit, 'keys')}>
              {words.keys}
            </a>
            <a
              href="/desk/account"
              aria-current={place === 'account' ? 'page' : undefined}
              {...shortcut(visit, 'account')}
            >
              {nameOf(visit.agent)}
            </a>
            <form method="post" action="/desk/sign-out">
              <Csrf visit={visit} />
              <button class="plain" type="submit">
                {words.signOut}
              </button>
            </form>
          </div>
          {visit.agent.role === 'admin' ? (
            <Places visit={visit} label={words.admin} places={PLACES.filter(({ admins }) => admins)} place={place} />
          ) : null}
        </header>
        <main id="content">{children}</main>
      </body>
    </html>
  );
}

interface PlacesProps {
  visit: Visit;
  label: string;
  places: typeof PLACES;
  place: Place | null;
}

function Places({ visit, label, places, place }: PlacesProps) {
  const words = FRAME[visit.language];
  return (
    <nav aria-label={label}>
      {places.map((one) => (
        <a
          key={one.place}
          href={one.path}
          aria-current={one.place === place ? 'page' : undefined}
          {...shortcut(visit, one.place)}
        >
          {words[one.place]}
        </a>
      ))}
    </nav>
  );
}

export function DeskHead({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · Loket`}</title>
      <link rel="icon" href={ICON_PATH} type="image/svg+xml" />
      <link rel="stylesheet" href={DESK_STYLE_PATH} />
      {children}
    </head>
  );
}
