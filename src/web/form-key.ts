/** A key in each form that writes: sent twice, the form counts once. */
import type { DeskDeps } from './desk/visit.ts';

const KEY_BYTES = 16;
const FORM_KEY = /^[0-9a-f]{32}$/;

export function newFormKey({ house }: Pick<DeskDeps, 'house'>): string {
  return house.randomBytes(KEY_BYTES).toString('hex');
}

/** The key that a form came with; one without a key of ours is one of its own. */
export function formKeyOf(deps: Pick<DeskDeps, 'house'>, given: string): string {
  return FORM_KEY.test(given) ? given : newFormKey(deps);
}
