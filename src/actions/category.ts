/** Categories and their scope (P12, P13): what a request is about, and the list to choose from. */
import { LoketError } from '../errors.ts';
import type { Language } from '../message/mail.ts';
import { addAudit } from '../store/audit.ts';
import {
  addCategoryRow,
  listCategories,
  readCategory,
  renameCategoryRow,
  setCategory,
  setRetired,
} from '../store/categories.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { readWorked } from '../store/time.ts';
import { nameFault, type Scope } from '../ticket/category.ts';
import { LANGUAGES } from '../wording/wording.ts';
import { type BillingHouse, balance } from './approval.ts';
import { applyTerms } from './time.ts';

type Names = Readonly<Record<Language, string>>;

/**
 * Says what a request is about; null: nobody knows yet. Time that is not invoiced is judged anew.
 * Errors: LoketError `not_found`, `conflict` for a category that is retired.
 */
export async function categorise(
  database: Database,
  house: BillingHouse,
  given: { ticketId: number; categoryId: number | null; agentId: number },
): Promise<void> {
  await database.write(async (tx, now) => {
    const before = await readWorked(tx, given.ticketId);
    if ((before.category?.id ?? null) === given.categoryId) return;
    const category = given.categoryId === null ? null : await readCategory(tx, given.categoryId);
    if (category?.retired)
      throw new LoketError('conflict', `${category.names.en} is retired; choose another category`, {
        key: 'category-retired',
      });
    await setCategory(tx, now, before.id, given.categoryId);
    const text = category === null ? 'No category.' : `Category ${category.names.en}, ${category.scope}.`;
    await addEvents(tx, now, [
      { ticketId: before.id, reason: 'category', text, visibility: 'internal', by: given.agentId },
    ]);
    await applyTerms(tx, house, await readWorked(tx, before.id));
    await balance(tx, now, house, before.id, { by: given.agentId });
  });
}

/** Adds a category to choose from; gives its id. Errors: LoketError `invalid`, `conflict` for a name that is taken. */
export async function addCategory(
  database: Database,
  scope: Scope,
  given: Names,
  by: number | null = null,
): Promise<number> {
  const names = tidy(given);
  return database.write(async (tx, now) => {
    const id = await addCategoryRow(tx, scope, names);
    if (id === null)
      throw new LoketError('conflict', 'another category has one of these names; choose another', {
        key: 'category-taken',
      });
    await addAudit(tx, now, { by, action: 'category-added', about: names.en, detail: scope });
    return id;
  });
}

/** Changes the names of a category; its scope is part of what was billed and stays. Errors: as `addCategory`. */
export async function renameCategory(
  database: Database,
  id: number,
  given: Names,
  by: number | null = null,
): Promise<void> {
  const names = tidy(given);
  await database.write(async (tx, now) => {
    const others = (await listCategories(tx)).filter((one) => one.id !== id);
    const before = await readCategory(tx, id);
    const taken = others.some((one) => LANGUAGES.some((language) => one.names[language] === names[language]));
    if (taken)
      throw new LoketError('conflict', 'another category has one of these names; choose another', {
        key: 'category-taken',
      });
    await renameCategoryRow(tx, id, names);
    await addAudit(tx, now, { by, action: 'category-renamed', about: names.en, detail: before.names.en });
  });
}

/** Takes a category out of the list, or puts it back. What has it keeps it. Errors: LoketError `not_found`. */
export async function retireCategory(
  database: Database,
  id: number,
  retired: boolean,
  by: number | null = null,
): Promise<void> {
  await database.write(async (tx, now) => {
    const { names } = await readCategory(tx, id);
    await setRetired(tx, id, retired ? now : null);
    await addAudit(tx, now, { by, action: retired ? 'category-retired' : 'category-restored', about: names.en });
  });
}

function tidy(given: Names): Names {
  const names = { nl: given.nl.trim(), fr: given.fr.trim(), en: given.en.trim(), de: given.de.trim() };
  const fault = nameFault(names);
  if (fault !== null) throw new LoketError('invalid', fault, { key: 'category-names' });
  return names;
}
