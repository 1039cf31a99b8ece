/** The ready replies (P13): admins keep them here; on the answer form they stand filled in for its ticket. */
import {
  type DraftFault,
  draftFault,
  keepReadyReply,
  moveReadyReply,
  type ReadyReplyDraft,
  retireReadyReply,
} from '../../actions/ready-reply.ts';
import type { Language } from '../../message/mail.ts';
import { listCategories } from '../../store/categories.ts';
import { listReadyReplies, readReadyReply, readReplied } from '../../store/ready-replies.ts';
import { bySuiting, type ReadyReply } from '../../ticket/ready-reply.ts';
import { CUSTOMERS } from '../../wording/desk/customers.ts';
import { READY_REPLIES } from '../../wording/desk/ready-replies.ts';
import { fillReadyReply, type ReadyReplyFacts, sampleReadyReply } from '../../wording/ready-reply.ts';
import type { Form } from '../form.ts';
import { ReadyRepliesPage, ReadyReplyPage, type ReadyReplyPageProps } from '../pages/desk/ready-replies.tsx';
import type { OfferedReplies, OfferedReply } from '../pages/desk/ready-reply-choice.tsx';
import { idOf, knownId } from '../row-id.ts';
import { adminsOnly, type DeskDeps, type DeskRoutes, type FormAnswer, type Visit } from './visit.ts';

const PATH = '/desk/ready-replies';
const NO_WORDS = { nl: '', fr: '', en: '', de: '' };
const EMPTY: ReadyReplyDraft = { names: NO_WORDS, texts: NO_WORDS, scope: null, categoryId: null };

export function addReadyReplies({ deps, page, verb }: DeskRoutes): void {
  const { database } = deps;
  const show = async (visit: Visit, parts: Pick<ReadyReplyPageProps, 'id' | 'draft'> & Partial<ReadyReplyPageProps>) =>
    ReadyReplyPage({ visit, categories: await listCategories(database.read), problem: null, preview: null, ...parts });
  /** Saved, or shown as a customer would read it; what is wrong with it is said beside what was filled in. */
  const keep = async (visit: Visit, id: number | null, form: Form): Promise<string | FormAnswer> => {
    const draft = draftOf(form);
    const isPreview = form.text('intent') === 'preview';
    const fault = isPreview ? draftFault(draft) : await keepReadyReply(database, id, draft, visit.agent.id);
    if (fault !== null) {
      return { status: 422, page: await show(visit, { id, draft, problem: problemOf(visit.language, fault) }) };
    }
    if (!isPreview) return PATH;
    return { status: 200, page: await show(visit, { id, draft, preview: previewOf(draft) }) };
  };
  page(PATH, async (visit) => {
    adminsOnly(visit);
    const replies = await listReadyReplies(database.read);
    return ReadyRepliesPage({ visit, replies, categories: await listCategories(database.read) });
  });
  page(`${PATH}/new`, async (visit) => {
    adminsOnly(visit);
    return show(visit, { id: null, draft: EMPTY });
  });
  page(`${PATH}/:id`, async (visit) => {
    adminsOnly(visit);
    const { id, ...draft } = await readReadyReply(database.read, knownId(visit.params.id));
    return show(visit, { id, draft });
  });
  verb(PATH, async (visit, form) => {
    adminsOnly(visit);
    return keep(visit, null, form);
  });
  verb(`${PATH}/:id`, async (visit, form) => {
    adminsOnly(visit);
    return keep(visit, knownId(visit.params.id), form);
  });
  verb(`${PATH}/:id/order`, async (visit, form) => {
    adminsOnly(visit);
    await moveReadyReply(database, knownId(visit.params.id), form.text('to') === 'front' ? 'front' : 'back');
    return PATH;
  });
  verb(`${PATH}/:id/retirement`, async (visit, form) => {
    adminsOnly(visit);
    await retireReadyReply(database, knownId(visit.params.id), form.text('retired') === 'yes', visit.agent.id);
    return PATH;
  });
}

function draftOf(form: Form): ReadyReplyDraft {
  const each = (what: string) => ({
    nl: form.text(`${what}-nl`),
    fr: form.text(`${what}-fr`),
    en: form.text(`${what}-en`),
    de: form.text(`${what}-de`),
  });
  const suits = form.text('suits');
  return {
    names: each('name'),
    texts: each('text'),
    scope: suits === 'covered' || suits === 'not-covered' ? suits : null,
    categoryId: idOf(suits),
  };
}

function problemOf(language: Language, fault: DraftFault): string {
  const told: Readonly<Record<string, string>> = {
    language: CUSTOMERS[language].languages[fault.language],
    name: fault.kind === 'field' ? fault.name : '',
    line: fault.kind === 'liquid' ? String(fault.line ?? '?') : '',
    what: fault.kind === 'liquid' ? fault.what : '',
  };
  return READY_REPLIES[language].faults[fault.kind].replace(/\{(\w+)\}/g, (_, name: string) => told[name] ?? '');
}

function previewOf({ texts }: ReadyReplyDraft): Record<Language, string> {
  return {
    nl: sampleReadyReply(texts.nl, 'nl') ?? '',
    fr: sampleReadyReply(texts.fr, 'fr') ?? '',
    en: sampleReadyReply(texts.en, 'en') ?? '',
    de: sampleReadyReply(texts.de, 'de') ?? '',
  };
}

/** What an agent may put into the answer to a ticket, filled in: first what suits its category. */
export async function offeredReplies(deps: DeskDeps, visit: Visit, ticketId: number): Promise<OfferedReplies> {
  const ticket = await readReplied(deps.database.read, ticketId, visit.now);
  const { language } = ticket;
  const facts: ReadyReplyFacts = {
    customerName: ticket.customerName,
    number: ticket.number,
    subject: ticket.subject,
    category: ticket.category?.names[language] ?? null,
    agentName: visit.agent.name,
    mailboxName: deps.house.mailboxes.find(({ address }) => address.address === ticket.mailbox)?.address.name ?? '',
    expectedOn: ticket.expectedOn,
    appointmentAt: ticket.appointmentAt,
    statusUrl: `${deps.house.publicUrl.replace(/\/+$/, '')}/my/tickets/${ticket.number}`,
  };
  const replies = (await listReadyReplies(deps.database.read)).filter(({ retired }) => !retired);
  const { suiting, others } = bySuiting(replies, ticket.category);
  const offer = ({ id, names, texts }: ReadyReply): OfferedReply[] => {
    const text = fillReadyReply(texts[language], language, deps.timeZone, facts);
    // One that an earlier version kept and this one cannot read must not take the ticket's page away.
    return text === null ? [] : [{ id, name: names[visit.language], text }];
  };
  return { suiting: suiting.flatMap(offer), others: others.flatMap(offer) };
}
