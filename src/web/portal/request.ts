/** The first page: the online form (P6), and how to follow a request. The same form for other sites' pages, as /embed. */
import type { FastifyReply } from 'fastify';
import { faultsOf, takeForm } from '../../actions/form-request.ts';
import { LoketError } from '../../errors.ts';
import { detectLanguage } from '../../message/language.ts';
import type { Language } from '../../message/mail.ts';
import { listCategories } from '../../store/categories.ts';
import { lastDetailsOf } from '../../store/requests.ts';
import { attentionAt } from '../../ticket/opening-hours.ts';
import { PRIORITIES } from '../../ticket/status.ts';
import { whenHandled } from '../../wording/when-handled.ts';
import { WINDOW_MS } from '../attempts.ts';
import type { Form } from '../form.ts';
import type { Draft } from '../pages/portal/request-fields.tsx';
import { type FormNotice, RequestFormPage } from '../pages/portal/request-form.tsx';
import { RequestTakenPage } from '../pages/portal/request-taken.tsx';
import { pagePolicy } from '../policy.ts';
import { idOf } from '../row-id.ts';
import { FormGuard } from './form-guard.ts';
import { isSolved, newPuzzle } from './form-puzzle.ts';
import { newStamp, readStamp } from './form-stamp.ts';
import {
  hasFiles,
  type PortalDeps,
  type PortalRoutes,
  type PortalUpload,
  type PortalVisit,
  type Shown,
} from './visit.ts';

const NOTHING_FILLED_IN: Draft = {
  name: '',
  address: '',
  organisation: '',
  phone: '',
  product: '',
  version: '',
  categoryId: null,
  priority: 'normal',
  subject: '',
  words: '',
};

/** Where the form stands: on our own page, or inside another site's. */
interface Place {
  deps: PortalDeps;
  guard: FormGuard;
  isEmbedded: boolean;
}

export function addRequestForm(routes: PortalRoutes): void {
  const { deps } = routes;
  const guard = new FormGuard(deps.clock, deps.form.limits);
  addForm(routes, '/', { deps, guard, isEmbedded: false });
  if (deps.form.embedOrigins.length > 0) addForm(routes, '/embed', { deps, guard, isEmbedded: true });
}

function addForm({ page, upload }: PortalRoutes, path: string, place: Place): void {
  page(path, async (visit, reply) => {
    allow(place, reply);
    return formPage(place, visit, { draft: await blankFor(place.deps, visit) });
  });
  upload(
    path,
    async (visit, sent, reply) => {
      allow(place, reply);
      return take(place, visit, sent, reply);
    },
    (form, { ip }) => isWorthFiles(place, form, ip),
  );
}

/** Who is signed in has less to fill in: contact data as known, or as written the last time. */
async function blankFor({ database }: PortalDeps, { person }: PortalVisit): Promise<Draft> {
  if (person === null) return NOTHING_FILLED_IN;
  const { organisation = '', phone = '', product = '' } = (await lastDetailsOf(database.read, person.id)) ?? {};
  return { ...NOTHING_FILLED_IN, name: person.name, address: person.address, organisation, phone, product };
}

/** The form has a script of its own, and may stand inside the sites that the operator named. */
function allow({ deps, isEmbedded }: Place, reply: FastifyReply): void {
  const ancestors = isEmbedded ? deps.form.embedOrigins : [];
  reply.header('content-security-policy', pagePolicy({ scripts: true, ancestors }));
}

async function take(place: Place, visit: PortalVisit, sent: PortalUpload, reply: FastifyReply): Promise<Shown> {
  const { deps, guard, isEmbedded } = place;
  const { form, files, stage } = sent;
  if (guard.attempted()) deps.log.warn('robots at the form: for a minute browsers have to work before it is taken');
  const draft = draftOf(form);
  const stamp = readStamp(deps.house.secret, form.text('stamp'), visit.now);
  const faults = faultsOf(draft);
  const again = (notice: FormNotice | null, keptStamp = stamp) =>
    formPage(place, visit, { draft, notice, faults, stamp: keptStamp?.text, hasLostFiles: hasFiles(sent) });
  const waitFirst = async () => {
    reply.header('retry-after', String(WINDOW_MS / 1000));
    return { status: 429, page: await again('wait') };
  };
  if (guard.hasToWait(visit.ip, draft.address)) return waitFirst();
  if (Object.keys(faults).length > 0) return { status: 422, page: await again(null) };
  if (stamp?.is !== 'ripe' || form.raw('website') !== '') return { status: 422, page: await again('again') };
  guard.filledIn(visit.ip);
  if (sent.isOver) return { status: 422, page: await again('over') };
  if (guard.isUnderAttack() && !(await isSolved(deps.house.secret, stamp.formKey, form.raw('proof')))) {
    return { status: 422, page: await again('prove') };
  }
  if (sent.isTurnedAway) return waitFirst();
  const language = visit.chosen ?? visit.person?.language ?? detectLanguage(draft.words) ?? visit.language;
  const house = { ...deps.house, ticketPrefix: deps.ticketPrefix, caps: deps.form.caps };
  const request = { ...draft, formKey: stamp.formKey, language };
  try {
    const taken = await takeForm(deps.database, house, stage, mailboxFor(deps, language), request, files);
    guard.taken(draft.address);
    deps.nudge();
    const attention = attentionAt(deps.house.hours, visit.now);
    const handled = whenHandled(attention, visit.timeZone, visit.language);
    const isOwn = visit.person?.role === 'customer' && visit.person.address === draft.address.toLowerCase();
    return RequestTakenPage({ visit, isEmbedded, taken, isOwn, whenHandled: handled });
  } catch (error) {
    if (!(error instanceof LoketError) || error.code !== 'conflict') throw error;
    return { status: 422, page: await again('again', null) };
  }
}

/** Files of a form that comes back anyway are not kept: judged by the fields, which stand before them. */
function isWorthFiles({ deps, guard }: Place, form: Form, ip: string): boolean {
  const stamp = readStamp(deps.house.secret, form.text('stamp'), deps.clock().toISOString());
  if (stamp?.is !== 'ripe' || form.raw('website') !== '') return false;
  if (guard.isUnderAttack() && form.raw('proof') === '') return false;
  const draft = draftOf(form);
  return Object.keys(faultsOf(draft)).length === 0 && !guard.hasToWait(ip, draft.address) && guard.filesCome(ip);
}

interface Shows {
  draft: Draft;
  notice?: FormNotice | null;
  faults?: ReturnType<typeof faultsOf>;
  /** Of the form as it was sent, if it still counts. */
  stamp?: string | undefined;
  hasLostFiles?: boolean;
}

async function formPage({ deps, guard, isEmbedded }: Place, visit: PortalVisit, shows: Shows) {
  const { secret, randomBytes } = deps.house;
  const { draft, notice = null, faults = {}, hasLostFiles = false } = shows;
  const kept = shows.stamp === undefined ? null : readStamp(secret, shows.stamp, visit.now);
  const stamp = kept ?? newStamp(secret, randomBytes, visit.now);
  return RequestFormPage({
    visit,
    isEmbedded,
    draft,
    categories: (await listCategories(deps.database.read)).filter(({ retired }) => !retired),
    products: deps.form.products,
    stamp: stamp.text,
    puzzle: guard.isUnderAttack() ? await newPuzzle(secret, stamp.formKey) : null,
    faults,
    notice,
    hasLostFiles,
  });
}

function mailboxFor({ house, form }: PortalDeps, language: Language) {
  const mailbox = house.mailboxes.find(({ address }) => address.address === form.mailboxes[language]);
  if (mailbox === undefined) throw new LoketError('not_found', 'no mailbox is configured to take requests');
  return mailbox;
}

function draftOf(form: Form): Draft {
  return {
    name: form.text('name'),
    address: form.text('address'),
    organisation: form.text('organisation'),
    phone: form.text('phone'),
    product: form.text('product'),
    version: form.text('version'),
    categoryId: idOf(form.text('category')),
    priority: PRIORITIES.find((one) => one === form.text('priority')) ?? 'normal',
    subject: form.text('subject'),
    words: form.text('words'),
  };
}
