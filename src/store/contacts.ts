/** The people of an organisation, and who of them sees all its requests (P16). */
import { type Db, found, type Tx } from './transaction.ts';

/** People on a page. */
const MAX_PEOPLE = 500;

export interface OrganisationPerson {
  id: number;
  address: string;
  name: string;
  isContact: boolean;
}

/** Contacts first, then by name. */
export async function peopleOfOrganisation(db: Db, organisationId: number): Promise<OrganisationPerson[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'address', 'name', 'is_contact'])
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'customer')
    .orderBy('is_contact', 'desc')
    .orderBy('name')
    .orderBy('address')
    .limit(MAX_PEOPLE)
    .execute();
  return rows.map(({ is_contact, ...person }) => ({ ...person, isContact: is_contact === 1 }));
}

/** Gives the person's address. Errors: LoketError `not_found` for whoever does not belong to the organisation. */
export async function setContactRow(
  tx: Tx,
  organisationId: number,
  personId: number,
  isContact: boolean,
): Promise<string> {
  const row = await tx
    .updateTable('person')
    .set({ is_contact: isContact ? 1 : 0 })
    .where('id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'customer')
    .returning('address')
    .executeTakeFirst();
  return found(row, 'such person').address;
}
