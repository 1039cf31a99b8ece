/** Answering on a ticket: answers with files, taking them back, drafts, internal notes. */
import type { FastifyInstance } from 'fastify';
import { type Answer, sendAnswer, undoAnswer } from '../../actions/answer.ts';
import { addNote, keepDraft } from '../../actions/note.ts';
import { findNewer, readAnswerable } from '../../store/answerable.ts';
import { findSentAnswer, type SentAnswer } from '../../store/answers.ts';
import { otherWriters, readDraft } from '../../store/drafts.ts';
import type { AfterAnswer } from '../../ticket/status.ts';
import type { Form } from '../form.ts';
import { formKeyOf, newFormKey } from '../form-key.ts';
import { type AnswerChoices, AnswerForms, type AnswerNotice } from '../pages/desk/answer-form.tsx';
import { idOf } from '../row-id.ts';
import { offeredReplies } from './ready-replies.ts';
import { type TicketPart, ticketIdOf } from './ticket.ts';
import { addUpload, type DeskUpload } from './upload.ts';
import type { DeskDeps, DeskRoutes, Visit } from './visit.ts';

const PATH = '/desk/tickets/:number';

export function addAnswering(app: FastifyInstance, { deps, verb }: DeskRoutes): void {
  addUpload(app, deps, `${PATH}/answers`, (visit, upload) => answer(deps, visit, upload));
  verb(`${PATH}/answers/:entry/undo`, async (visit) => {
    const ticketId = await ticketIdOf(deps, visit.params.number);
    await undoAnswer(deps.database, visit.agent, ticketId, idOf(visit.params.entry) ?? 0);
    return `${pathOf(visit)}#answer`;
  });
  // Sent by the page itself while somebody writes.
  verb(`${PATH}/draft`, async (visit, form) => {
    const ticketId = await ticketIdOf(deps, visit.params.number);
    await keepDraft(deps.database, visit.agent, ticketId, form.text('words'));
    return { status: 204 };
  });
  verb(`${PATH}/notes`, async (visit, form) => {
    const ticketId = await ticketIdOf(deps, visit.params.number);
    const note = { ticketId, formKey: formKeyOf(deps, form.text('key')), words: form.text('words') };
    return `${pathOf(visit)}#entry-${await addNote(deps.database, visit.agent, note)}`;
  });
}

async function answer(deps: DeskDeps, visit: Visit, upload: DeskUpload): Promise<string> {
  const { database, house } = deps;
  const { form, files, stage } = upload;
  const ticketId = await ticketIdOf(deps, visit.params.number);
  const words = form.text('words');
  const keep = () => keepDraft(database, visit.agent, ticketId, words);
  if (form.text('intent') === 'draft') {
    await keep();
    return `${pathOf(visit)}?kept#answer`;
  }
  if (form.text('intent') === 'insert') return insert(deps, visit, ticketId, form);
  if (upload.isOver) {
    await keep();
    return `${pathOf(visit)}?over#answer`;
  }
  const whole: Answer = {
    ticketId,
    formKey: formKeyOf(deps, form.text('key')),
    seenEntryId: Number(form.text('seen')) || 0,
    words,
    cc: form.all('cc').map(Number),
    quotes: form.text('quote') === 'yes',
    after: afterOf(form.text('after')),
    attachments: files,
  };
  const result = await sendAnswer(database, house, stage, visit.agent, whole).catch(async (error) => {
    // Whatever is wrong with it, the words are not lost.
    await keep();
    throw error;
  });
  if (result.result === 'overtaken') return `${pathOf(visit)}?newer=${result.by.id}#answer`;
  deps.nudge();
  return `${pathOf(visit)}?sent=${result.entryId}#answer`;
}

/** The chosen ready reply goes behind the words, which become the draft; what is chosen beside them goes along in the address. */
async function insert(deps: DeskDeps, visit: Visit, ticketId: number, form: Form): Promise<string> {
  const { suiting, others } = await offeredReplies(deps, visit, ticketId);
  const chosen = [...suiting, ...others].find(({ id }) => id === idOf(form.text('ready')));
  const words = [form.text('words'), chosen?.text ?? ''].filter(Boolean).join('\n\n');
  await keepDraft(deps.database, visit.agent, ticketId, words);
  const choices = new URLSearchParams(form.all('cc').map((id) => ['cc', id]));
  choices.append('after', form.text('after'));
  choices.append('quote', form.text('quote'));
  return `${pathOf(visit)}?${choices}#answer`;
}

/** As they went along in the address; at first, nobody gets a copy and the customer's message stands below. */
function choicesIn(query: URLSearchParams): AnswerChoices {
  return {
    cc: query.getAll('cc').map(Number),
    quotes: query.get('quote') !== '',
    after: afterOf(query.get('after') ?? ''),
  };
}

/** What stands below a conversation: what just became of an answer, the form for one, the form for a note. */
export function answerForms(deps: DeskDeps): TicketPart {
  const { read } = deps.database;
  return async (visit, { id }) =>
    AnswerForms({
      visit,
      ticket: await readAnswerable(read, id),
      draft: await readDraft(read, visit.agent.id, id),
      others: await otherWriters(read, visit.agent.id, id),
      notice: await noticeOf(deps, visit, id),
      choices: choicesIn(visit.query),
      replies: await offeredReplies(deps, visit, id),
      keys: { answer: newFormKey(deps), note: newFormKey(deps) },
    });
}

async function noticeOf({ database }: DeskDeps, visit: Visit, ticketId: number): Promise<AnswerNotice | null> {
  const { query, agent } = visit;
  if (query.has('over')) return { kind: 'over' };
  if (query.has('kept')) return { kind: 'kept' };
  const newer = idOf(query.get('newer'));
  if (newer !== null) {
    const by = await findNewer(database.read, ticketId, newer - 1, agent.id);
    return by === null ? null : { kind: 'overtaken', by };
  }
  const sent = idOf(query.get('sent'));
  const own = sent === null ? null : await findSentAnswer(database.read, sent);
  if (sent === null || own === null || own.ticketId !== ticketId || own.personId !== agent.id) return null;
  return mayUndo(own) ? { kind: 'sending', entryId: sent } : { kind: 'sent' };
}

function mayUndo({ outbox }: SentAnswer): boolean {
  return outbox.state === 'queued' && outbox.attempts === 0;
}

function afterOf(value: string): AfterAnswer {
  return value === 'waiting' || value === 'resolved' ? value : 'keep';
}

function pathOf({ params }: Visit): string {
  return `/desk/tickets/${params.number}`;
}
