import type { AgentRow } from '../../../store/agents.ts';
import { ACCOUNT } from '../../../wording/desk/account.ts';
import { PEOPLE } from '../../../wording/desk/people.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { DeskFrame } from './frame.tsx';
import { nameOf } from './person.tsx';

export interface PeoplePageProps {
  visit: Visit;
  agents: readonly AgentRow[];
  /** Agents with a link by which they may still choose a password. */
  invited: ReadonlySet<number>;
  problem: string | null;
  filledIn: { address: string; name: string; role: string };
  /** A link that was just made; it is shown this once. */
  link: { who: string; url: string } | null;
}

/** Agents and admins, for admins: who may sign in, and as what. */
export function PeoplePage({ visit, agents, invited, problem, filledIn, link }: PeoplePageProps) {
  const words = PEOPLE[visit.language];
  return (
    <DeskFrame visit={visit} title={words.title} place="people">
      <h1>{words.title}</h1>
      <p class="soft">{words.lead}</p>
      {problem === null ? null : (
        <p class="card problem" role="alert">
          {problem}
        </p>
      )}
      {link === null ? null : (
        <section class="card done" role="status">
          <h2>{words.linkFor(link.who)}</h2>
          <p>
            <code class="secret">{link.url}</code>
          </p>
          <p>{words.linkOnce}</p>
        </section>
      )}
      <div class="columns">
        <ul class="people">
          {agents.map((agent) => (
            <AgentLine key={agent.id} visit={visit} agent={agent} invited={invited.has(agent.id)} />
          ))}
        </ul>
        <AddForm visit={visit} filledIn={filledIn} />
      </div>
    </DeskFrame>
  );
}

function AgentLine({ visit, agent, invited }: { visit: Visit; agent: AgentRow; invited: boolean }) {
  const words = PEOPLE[visit.language];
  const { roles } = ACCOUNT[visit.language];
  const isAdmin = agent.role === 'admin';
  const isDisabled = agent.disabledAt !== null;
  const state = invited ? words.invited : agent.hasPassword ? words.active : words.noPassword;
  const who = nameOf(agent);
  return (
    <li>
      <div>
        <strong dir="auto">{who}</strong>
        {agent.id === visit.agent.id ? <span class="soft"> ({words.you})</span> : null}{' '}
        {isAdmin ? <span class="tag">{roles.admin}</span> : null}{' '}
        {isDisabled ? <span class="tag overdue">{words.disabled}</span> : null}
        <div class="soft small">
          {agent.address}
          {isDisabled ? null : ` · ${state}`}
        </div>
      </div>
      <div class="row">
        {isDisabled ? (
          <Verb visit={visit} path={`${agent.id}/enabling`} label={words.enable} who={who} />
        ) : (
          <>
            <Verb
              visit={visit}
              path={`${agent.id}/role`}
              label={isAdmin ? words.makeAgent : words.makeAdmin}
              who={who}
              role={isAdmin ? 'agent' : 'admin'}
            />
            <Verb visit={visit} path={`${agent.id}/link`} label={words.newLink} who={who} />
            <Verb visit={visit} path={`${agent.id}/disabling`} label={words.disable} who={who} />
          </>
        )}
      </div>
    </li>
  );
}

interface VerbProps {
  visit: Visit;
  /** Below /desk/people. */
  path: string;
  label: string;
  who: string;
  role?: string;
}

/** A button for one agent; its full name says for whom, to those who do not see the row. */
function Verb({ visit, path, label, who, role }: VerbProps) {
  return (
    <form method="post" action={`/desk/people/${path}`}>
      <Csrf visit={visit} />
      {role === undefined ? null : <input type="hidden" name="role" value={role} />}
      <button type="submit" aria-label={`${label}: ${who}`}>
        {label}
      </button>
    </form>
  );
}

function AddForm({ visit, filledIn }: Pick<PeoplePageProps, 'visit' | 'filledIn'>) {
  const words = PEOPLE[visit.language];
  const { role, roles } = ACCOUNT[visit.language];
  return (
    <form class="card" method="post" action="/desk/people">
      <Csrf visit={visit} />
      <h2>{words.add}</h2>
      <p class="soft small">{words.addLead}</p>
      <label class="wide">
        <span>{words.address}</span>
        <input type="email" name="address" autocomplete="off" required maxLength={254} value={filledIn.address} />
      </label>
      <label class="wide">
        <span>{words.name}</span>
        <input name="name" autocomplete="off" required maxLength={200} value={filledIn.name} />
      </label>
      <label class="wide">
        <span>{role}</span>
        <select name="role">
          {(['agent', 'admin'] as const).map((one) => (
            <option key={one} value={one} selected={filledIn.role === one}>
              {roles[one]}
            </option>
          ))}
        </select>
      </label>
      <button class="main" type="submit">
        {words.addButton}
      </button>
    </form>
  );
}
