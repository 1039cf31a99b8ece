/** Who of an organisation sees all its requests (P16): named by admins. */
import { addAudit } from '../store/audit.ts';
import { setContactRow } from '../store/contacts.ts';
import { readOrganisation } from '../store/contracts.ts';
import type { Database } from '../store/database.ts';

/** `by`: the admin. Errors: LoketError `not_found` for whoever does not belong to the organisation. */
export async function setContact(
  database: Database,
  organisationId: number,
  personId: number,
  isContact: boolean,
  by: number,
): Promise<void> {
  await database.write(async (tx, now) => {
    const { name } = await readOrganisation(tx, organisationId);
    const address = await setContactRow(tx, organisationId, personId, isContact);
    const action = isContact ? 'contact-named' : 'contact-dropped';
    await addAudit(tx, now, { by, action, about: address, detail: name });
  });
}
