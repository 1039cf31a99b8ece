import type { OrganisationPerson } from '../../../store/contacts.ts';
import { CUSTOMER_SIDE } from '../../../wording/desk/customer-side.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from './frame.tsx';

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
        {people.map(({ id, name, address, isContact }) => (
          <li key={id} class="row between">
            <span>
              <bdi>{name || address}</bdi> {name === '' ? null : <bdi class="soft small">{address}</bdi>}{' '}
              {isContact ? <span class="tag">{words.contact}</span> : null}
            </span>
            <form method="post" action={`${path}/contacts`}>
              <Csrf visit={visit} />
              <input type="hidden" name="person" value={id} />
              <input type="hidden" name="contact" value={isContact ? 'no' : 'yes'} />
              <button
                class="plain"
                type="submit"
                aria-label={`${isContact ? words.dropContact : words.makeContact}: ${name || address}`}
              >
                {isContact ? words.dropContact : words.makeContact}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
