/** Agents and admins, for admins (R-WEB-3): who may sign in to the desk, and as what. */
import {
  type AgentHouse,
  addAgent,
  changeRole,
  disableAgent,
  enableAgent,
  renewPassword,
  welcomeUrl,
} from '../../actions/agent.ts';
import { LoketError } from '../../errors.ts';
import { cleanHeaderText } from '../../message/clean.ts';
import { type AgentRole, listAgents, readAgent } from '../../store/agents.ts';
import { peopleWithLinks } from '../../store/password-links.ts';
import { PASSWORDS } from '../../wording/password.ts';
import { PeoplePage, type PeoplePageProps } from '../pages/desk/people.tsx';
import { MAX_NAME_CHARACTERS } from '../signing-in.ts';
import { adminsOnly, type DeskDeps, type DeskRoutes, type FormAnswer, type Visit } from './visit.ts';

const PATH = '/desk/people';

export function addPeople({ deps, page, verb }: DeskRoutes): void {
  const house: AgentHouse = {
    ownAddresses: deps.house.mailboxes.map(({ address }) => address.address),
    randomBytes: deps.house.randomBytes,
  };
  /** Of every write: who did it to whom, by id. */
  const note = (visit: Visit, agent: number, what: string) => deps.log.info({ agent, by: visit.agent.id }, what);
  page(PATH, async (visit) => {
    adminsOnly(visit);
    return show(deps, visit, {});
  });
  verb(PATH, async (visit, form) => {
    adminsOnly(visit);
    const filledIn = {
      address: form.text('address'),
      name: nameOf(form.text('name')),
      role: roleOf(form.text('role')),
    };
    const added = await addAgent(deps.database, house, { ...filledIn, language: null }, null, visit.agent.id);
    if (added.fault !== null) return refused(deps, visit, added.fault, filledIn);
    note(visit, added.agent.id, 'an agent was added');
    return withLink(deps, visit, added.agent.address, added.secret ?? '');
  });
  verb(`${PATH}/:id/role`, async (visit, form) => {
    adminsOnly(visit);
    const [id, role] = [idOf(visit), roleOf(form.text('role'))];
    if ((await changeRole(deps.database, id, role, visit.agent.id)) !== null) return refused(deps, visit, 'last-admin');
    note(visit, id, `an agent has the role ${role} now`);
    return PATH;
  });
  verb(`${PATH}/:id/disabling`, async (visit) => {
    adminsOnly(visit);
    const id = idOf(visit);
    if ((await disableAgent(deps.database, id, visit.agent.id)) !== null) return refused(deps, visit, 'last-admin');
    note(visit, id, 'an agent was disabled');
    return PATH;
  });
  verb(`${PATH}/:id/enabling`, async (visit) => {
    adminsOnly(visit);
    await enableAgent(deps.database, idOf(visit), visit.agent.id);
    note(visit, idOf(visit), 'an agent was enabled');
    return PATH;
  });
  verb(`${PATH}/:id/link`, async (visit) => {
    adminsOnly(visit);
    const id = idOf(visit);
    const secret = await renewPassword(deps.database, house, id, visit.agent.id);
    note(visit, id, 'an agent got a link to choose a password');
    return withLink(deps, visit, (await readAgent(deps.database.read, id))?.address ?? '', secret);
  });
}

const NOTHING_FILLED_IN = { address: '', name: '', role: 'agent' };

async function show(deps: DeskDeps, visit: Visit, parts: Partial<PeoplePageProps>) {
  return PeoplePage({
    visit,
    agents: await listAgents(deps.database.read),
    invited: await peopleWithLinks(deps.database.read, visit.now),
    problem: null,
    filledIn: NOTHING_FILLED_IN,
    link: null,
    ...parts,
  });
}

async function refused(
  deps: DeskDeps,
  visit: Visit,
  fault: keyof (typeof PASSWORDS)['en']['faults'],
  filledIn: PeoplePageProps['filledIn'] = NOTHING_FILLED_IN,
): Promise<FormAnswer> {
  const problem = PASSWORDS[visit.language].faults[fault];
  return { status: 422, page: await show(deps, visit, { problem, filledIn }) };
}

/** The link stands on this one page and nowhere else: its secret is not kept, and never part of an address of ours here. */
async function withLink(deps: DeskDeps, visit: Visit, who: string, secret: string): Promise<FormAnswer> {
  const link = { who, url: welcomeUrl(deps.house.publicUrl, secret) };
  return { status: 200, page: await show(deps, visit, { link }) };
}

function idOf({ params }: Visit): number {
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  if (id === 0) throw new LoketError('not_found', 'there is no such agent', { key: 'gone' });
  return id;
}

function nameOf(typed: string): string {
  return cleanHeaderText(typed, MAX_NAME_CHARACTERS);
}

function roleOf(typed: string): AgentRole {
  return typed === 'admin' ? 'admin' : 'agent';
}
