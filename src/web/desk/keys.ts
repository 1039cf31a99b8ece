/** The shortcuts of the keyboard: all of them on one page, and whether they are on. */
import { switchShortcuts } from '../../actions/shortcuts.ts';
import { KeysPage } from '../pages/desk/keys.tsx';
import type { DeskRoutes } from './visit.ts';

const PATH = '/desk/keys';

export function addKeys({ deps, page, verb }: DeskRoutes): void {
  page(PATH, async (visit) => KeysPage({ visit }));
  verb(PATH, async ({ agent }, form) => {
    await switchShortcuts(deps.database, agent.id, form.text('on') === 'yes');
    return PATH;
  });
}
