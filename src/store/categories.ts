/** What requests can be about (P12, P13). A category that is retired stays with what has it. */
import type { Language } from '../message/mail.ts';
import type { Category, Scope } from '../ticket/category.ts';
import { type Db, found, type Tx } from './transaction.ts';

export interface ListedCategory extends Category {
  retired: boolean;
}

interface CategoryRow {
  id: number;
  scope: Scope;
  name_nl: string;
  name_fr: string;
  name_en: string;
  name_de: string;
  retired_at: string | null;
}

/** All categories: those that support covers first, each in the order in which they were made. */
export async function listCategories(db: Db): Promise<ListedCategory[]> {
  const rows = await db.selectFrom('category').selectAll().orderBy('scope').orderBy('id').execute();
  return rows.map(categoryOf);
}

/** Errors: LoketError `not_found`. */
export async function readCategory(db: Db, id: number): Promise<ListedCategory> {
  const row = await db.selectFrom('category').selectAll().where('id', '=', id).executeTakeFirst();
  return categoryOf(found(row, `category ${id}`));
}

function categoryOf(row: CategoryRow): ListedCategory {
  const names = { nl: row.name_nl, fr: row.name_fr, en: row.name_en, de: row.name_de };
  return { id: row.id, scope: row.scope, names, retired: row.retired_at !== null };
}

/** Gives its id, or null when another category has one of the names. */
export async function addCategoryRow(
  tx: Tx,
  scope: Scope,
  names: Readonly<Record<Language, string>>,
): Promise<number | null> {
  const row = await tx
    .insertInto('category')
    .values({ scope, ...nameColumns(names) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function renameCategoryRow(tx: Tx, id: number, names: Readonly<Record<Language, string>>): Promise<void> {
  await tx.updateTable('category').set(nameColumns(names)).where('id', '=', id).execute();
}

function nameColumns(names: Readonly<Record<Language, string>>) {
  return { name_nl: names.nl, name_fr: names.fr, name_en: names.en, name_de: names.de };
}

export async function setRetired(tx: Tx, id: number, retiredAt: string | null): Promise<void> {
  await tx.updateTable('category').set({ retired_at: retiredAt }).where('id', '=', id).execute();
}

export async function setCategory(tx: Tx, now: string, ticketId: number, categoryId: number | null): Promise<void> {
  await tx.updateTable('ticket').set({ category_id: categoryId, updated_at: now }).where('id', '=', ticketId).execute();
}
