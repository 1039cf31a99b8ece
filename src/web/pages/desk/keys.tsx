/** The overview of the shortcuts, and the switch that turns them off (WCAG 2.1.4). */
import { KEYS } from '../../../wording/desk/keys.ts';
import { SHORTCUTS, type Shortcut } from '../../desk/shortcuts.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { DeskFrame } from './frame.tsx';

const GROUPS = {
  list: ['next', 'previous', 'open', 'choose', 'take'],
  ticket: ['reply', 'note', 'take'],
  everywhere: [
    'search',
    'again',
    'keys',
    'tickets',
    'phone',
    'figures',
    'heldMail',
    'outgoing',
    'customers',
    'statements',
    'people',
    'audit',
    'health',
    'account',
  ],
} as const satisfies Readonly<Record<string, readonly Shortcut[]>>;

export function KeysPage({ visit }: { visit: Visit }) {
  const words = KEYS[visit.language];
  return (
    <DeskFrame visit={visit} title={words.title} place="keys">
      <h1>{words.title}</h1>
      <p class="soft">{words.lead}</p>
      <form class="card row between" method="post" action="/desk/keys">
        <Csrf visit={visit} />
        <input type="hidden" name="on" value={visit.shortcuts ? 'no' : 'yes'} />
        <span>{visit.shortcuts ? words.on : words.off}</span>
        <button type="submit">{visit.shortcuts ? words.turnOff : words.turnOn}</button>
      </form>
      <div class="charts">
        {(['list', 'ticket', 'everywhere'] as const).map((group) => (
          <section key={group}>
            <h2>{words.groups[group]}</h2>
            <table>
              <thead>
                <tr>
                  <th scope="col" class="nowrap">
                    {words.key}
                  </th>
                  <th scope="col">{words.does}</th>
                </tr>
              </thead>
              <tbody>
                {GROUPS[group].map((name) => (
                  <tr key={name}>
                    <td class="nowrap">
                      <Keys keys={SHORTCUTS[name]} followedBy={words.followedBy} />
                    </td>
                    <td>{words.actions[name]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </DeskFrame>
  );
}

function Keys({ keys, followedBy }: { keys: string; followedBy: string }) {
  const [first, second] = keys.split(' ');
  return (
    <>
      <kbd>{first}</kbd>
      {second === undefined ? null : (
        <>
          {` ${followedBy} `}
          <kbd>{second}</kbd>
        </>
      )}
    </>
  );
}
