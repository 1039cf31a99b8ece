/** Registering a call (P7): the caller is looked up, or made with the ticket. */
import { type PhoneCall, registerCall } from '../../actions/phone.ts';
import { LoketError } from '../../errors.ts';
import { findCallers, readCaller } from '../../store/callers.ts';
import { findTicketByNumber } from '../../store/listing-tickets.ts';
import { organisationsByName } from '../../store/triage.ts';
import { findNumbers } from '../../ticket/number.ts';
import { PRIORITIES } from '../../ticket/status.ts';
import { refusalText } from '../../wording/desk/refusals.ts';
import { LANGUAGES } from '../../wording/wording.ts';
import type { Form } from '../form.ts';
import { formKeyOf, newFormKey } from '../form-key.ts';
import { PhonePage, type PhonePageProps } from '../pages/desk/phone.tsx';
import { idOf } from '../row-id.ts';
import type { DeskDeps, DeskRoutes, Visit } from './visit.ts';

const PATH = '/desk/phone';

export function addPhone({ deps, page, verb }: DeskRoutes): void {
  page(PATH, async (visit) => {
    const personId = idOf(visit.query.get('person'));
    const caller = personId === null ? null : await readCaller(deps.database.read, personId);
    const blank = { ...emptyCall(deps), formKey: newFormKey(deps) };
    if (caller === null) return PhonePage(await propsOf(deps, visit, blank));
    const { name, address, organisation, language } = caller;
    const known = { name, address, organisationId: organisation?.id ?? null, language: language ?? blank.language };
    return PhonePage({ ...(await propsOf(deps, visit, { ...blank, ...known })), chosen: caller.id });
  });
  verb(PATH, async (visit, form) => {
    const call = callOf(deps, form);
    try {
      const number = await registerCall(deps.database, deps.house, deps.ticketPrefix, visit.agent, call);
      deps.nudge();
      return `/desk/tickets/${number}`;
    } catch (error) {
      if (!(error instanceof LoketError) || error.code !== 'invalid') throw error;
      return {
        status: 422,
        page: PhonePage({ ...(await propsOf(deps, visit, call)), problem: refusalText(visit.language, error) }),
      };
    }
  });
}

async function propsOf(deps: DeskDeps, visit: Visit, call: PhoneCall): Promise<PhonePageProps> {
  const { read } = deps.database;
  const asked = (visit.query.get('caller') ?? '').trim();
  const ticketId = await findTicketByNumber(read, findNumbers(asked, deps.ticketPrefix));
  return {
    visit,
    asked,
    callers: asked === '' ? null : await findCallers(read, asked, ticketId),
    chosen: null,
    call,
    organisations: await organisationsByName(read),
    mailboxes: deps.house.mailboxes.map(({ address }) => address),
    problem: null,
  };
}

function emptyCall({ house, language }: DeskDeps): PhoneCall {
  return {
    formKey: '',
    mailbox: house.mailboxes[0]?.address.address ?? '',
    name: '',
    address: '',
    organisationId: null,
    language,
    priority: 'normal',
    subject: '',
    words: '',
  };
}

function callOf(deps: DeskDeps, form: Form): PhoneCall {
  return {
    formKey: formKeyOf(deps, form.text('key')),
    mailbox: form.text('mailbox'),
    name: form.text('name'),
    address: form.text('address'),
    organisationId: idOf(form.text('organisation')),
    language: LANGUAGES.find((one) => one === form.text('language')) ?? deps.language,
    priority: PRIORITIES.find((one) => one === form.text('priority')) ?? 'normal',
    subject: form.text('subject'),
    words: form.text('words'),
  };
}
