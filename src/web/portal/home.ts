/** The first page: what this is, and how to ask and to follow. */
import { HomePage } from '../pages/portal/home.tsx';
import type { PortalRoutes } from './visit.ts';

export function addHome({ page }: PortalRoutes): void {
  page('/', async (visit) => HomePage({ visit }));
}
