/** The pages that people work with all day, at 2,000 and at 200,000 tickets: agents' desk, customers' pages, search, figures. */
import { addDays } from '../src/ticket/calendar.ts';
import { cookieName } from '../src/web/session.ts';
import { FEW, MANY, numberOf, ORGANISATIONS, rareWord, statusSecret, TOKENS } from './filling.ts';
import { type Loket, startLoket } from './loket.ts';
import { SUPPORT } from './mails.ts';
import { type Asked, askFor, pageRows } from './pages.ts';
import { type Outcome, type Stage, serversOf } from './parts.ts';

const REQUESTS = 60;
/** Somewhere among all tickets, another one each time. */
const SPREAD = 7_919;

interface Page {
  who: keyof typeof TOKENS;
  path(n: number, tickets: number): string;
}

function pages(): Readonly<Record<string, Page>> {
  const desk = (path: Page['path']): Page => ({ who: 'agent', path });
  const some = (n: number, tickets: number) => (n * SPREAD) % tickets || 1;
  const today = new Date().toISOString().slice(0, 10);
  const search = (words: string) => desk(() => `/desk/search?${new URLSearchParams({ q: words })}`);
  return {
    '/desk': desk(() => '/desk'),
    'queue by deadline': desk(() => '/desk?order=deadline'),
    'overdue queue': desk(() => '/desk?queue=overdue'),
    'done queue': desk(() => '/desk?queue=closed'),
    'done, resolved': desk(() => '/desk?queue=closed&status=resolved'),
    'done, urgent': desk(() => '/desk?queue=closed&priority=urgent'),
    'done, one mailbox': desk(() => `/desk?queue=closed&mailbox=${encodeURIComponent(SUPPORT)}`),
    'done, no such priority and mailbox': desk(() => '/desk?queue=closed&priority=urgent&mailbox=none%40loket.example'),
    'done, one organisation': desk((n) => `/desk?queue=closed&organisation=${1 + (n % ORGANISATIONS)}`),
    'done, one organisation, resolved': desk(
      (n) => `/desk?queue=closed&status=resolved&organisation=${1 + (n % ORGANISATIONS)}`,
    ),
    'done, nobody’s': desk(() => '/desk?queue=closed&assignee=nobody'),
    'ticket page': desk((n, tickets) => `/desk/tickets/${numberOf(some(n, tickets))}`),
    'search, common word': search('factuur'),
    'search, two common words': search('factuur printer'),
    'search, beginning of a common word': search('factu'),
    'search, phrase of common words': search('"een leeg blad"'),
    'search, rare word': desk((n, tickets) => `/desk/search?q=${rareWord(some(n, tickets))}`),
    'search, beginning of rare words': search('kenmerk'),
    'search, common and rare': desk((n, tickets) => `/desk/search?q=factuur+${rareWord(some(n, tickets))}`),
    'search, number': desk((n, tickets) => `/desk/search?q=${numberOf(some(n, tickets))}`),
    'search, nothing': search('xyzzy'),
    'figures, 30 days': desk(() => '/desk/figures'),
    'figures, 365 days': desk(() => `/desk/figures?from=${addDays(today, -364)}&to=${today}`),
    'caller by name': desk((n) => `/desk/phone?caller=Customer+${n}`),
    'caller by address': desk((n) => `/desk/phone?caller=customer${n}%40`),
    'status page': {
      who: 'customer',
      path: (n, tickets) => `/status/${statusSecret(some(n, tickets))}`,
    },
    'my tickets': { who: 'customer', path: () => '/my' },
    'my organisation’s tickets': { who: 'contact', path: () => '/my?whose=organisation' },
  };
}

export async function desk(stage: Stage): Promise<Outcome> {
  const [few, many] = [await measure(stage, FEW), await measure(stage, MANY)];
  const rows = Object.entries(many).flatMap(([name, asked]) => {
    const before = few[name];
    return before === undefined ? [] : pageRows('desk', name, MANY, before, asked);
  });
  return { rows, detail: { [FEW]: few, [MANY]: many } };
}

async function measure(stage: Stage, tickets: number): Promise<Record<string, Asked>> {
  const loket = await startLoket({ ...serversOf(stage), dataDir: await stage.filled(tickets), role: 'web' });
  const answers: Record<string, Asked> = {};
  try {
    for (const [name, page] of Object.entries(pages())) {
      answers[name] = await askPage(loket, name, page, tickets);
    }
  } finally {
    await loket.stop();
  }
  stage.say(`${tickets} tickets: ${Object.keys(answers).length} pages`);
  return answers;
}

/** The service believes itself behind a proxy that speaks https. */
async function askPage(loket: Loket, name: string, { who, path }: Page, tickets: number): Promise<Asked> {
  const cookie = `${cookieName(true)}=${TOKENS[who]}`;
  return askFor(loket, name, (n) => `${loket.webUrl}${path(n, tickets)}`, { times: REQUESTS, cookie });
}
