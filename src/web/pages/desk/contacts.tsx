import type { OrganisationPerson } from '../../../store/contacts.ts';
import { CUSTOMER_SIDE } from '../../../wording/desk/customer-side.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { nameOf, PersonAndAddress } from './person.tsx';

interface ContactsProps {
  visit: Visit;
  /** Of the organisation's page. */
  path: string;
  people: readonly OrganisationPerson[];
}

/** The people of an organisation, and who of them sees all its requests. */
export function Contacts({ visit, path, people }: ContactsProps) {
  const words = CUSTOMER_SIDE[visit.language];
  return (
    <section class="card" id="people">
      <h2>{words.contacts}</h2>
      <p class="soft small">{words.contactsLead}</p>
      {people.length === 0 ? <p class="soft">{words.nobody}</p> : null}
      <ul class="plain">
        {people.map((person) => (
          <li key={person.id} class="row between">
            <span>
              <PersonAndAddress person={person} /> {person.isContact ? <span class="tag">{words.contact}</span> : null}
            </span>
            <form method="post" action={`${path}/contacts`}>
              <Csrf visit={visit} />
              <input type="hidden" name="person" value={person.id} />
              <input type="hidden" name="contact" value={person.isContact ? 'no' : 'yes'} />
              <button
                class="plain"
                type="submit"
                aria-label={`${person.isContact ? words.dropContact : words.makeContact}: ${nameOf(person)}`}
              >
                {person.isContact ? words.dropContact : words.makeContact}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
