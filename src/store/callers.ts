/** Who is on the phone: people found by what they say of themselves. */
import { sql } from 'kysely';
import type { Language } from '../message/mail.ts';
import { type Db, found, type Tx } from './transaction.ts';

const MAX_CALLERS = 10;

export interface Caller {
  id: number;
  name: string;
  address: string;
  language: Language | null;
  organisation: { id: number; name: string } | null;
}

function callers(db: Db) {
  return db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.id', 'person.name', 'person.address', 'person.language'])
    .select(['person.organisation_id', 'organisation.name as organisation_name'])
    .where('person.role', '=', 'customer');
}

type Row = Awaited<ReturnType<ReturnType<typeof callers>['execute']>>[number];

function callerOf({ organisation_id, organisation_name, ...person }: Row): Caller {
  const organisation = organisation_id === null ? null : { id: organisation_id, name: organisation_name ?? '' };
  return { ...person, organisation };
}

/** Customers with these words in their name, address or organisation; those of `ticketId` first. */
export async function findCallers(db: Db, words: string, ticketId: number | null): Promise<Caller[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const holds = (text: string) => sql<boolean>`${sql.ref(text)} like ${pattern} escape '\\'`;
  // Asked once for all, not of each of many people.
  const ofSuch = sql<boolean>`person.organisation_id in (select id from organisation where ${holds('organisation.name')})`;
  const takesPart = sql<boolean>`person.id in (select person_id from participant where ticket_id = ${ticketId ?? 0})`;
  const rows = await callers(db)
    .where((where) => where.or([holds('person.name'), holds('person.address'), ofSuch, takesPart]))
    .orderBy(takesPart, 'desc')
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(MAX_CALLERS)
    .execute();
  return rows.map(callerOf);
}

/** Errors: LoketError `not_found`. */
export async function readCaller(db: Db, id: number): Promise<Caller> {
  return callerOf(found(await callers(db).where('person.id', '=', id).executeTakeFirst(), 'such customer'));
}

/** What is known of them from now on; what was known stays. */
export async function rememberOrganisation(tx: Tx, personId: number, organisationId: number): Promise<void> {
  await tx
    .updateTable('person')
    .set({ organisation_id: organisationId })
    .where('id', '=', personId)
    .where('organisation_id', 'is', null)
    .execute();
}
