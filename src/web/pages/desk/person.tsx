/** People as the desk writes them. What they call themselves is foreign text: `bdi` keeps it from turning what stands beside it. */
import type { Address } from '../../../message/mail.ts';

/** The name, or the address of somebody who gave none. */
export function nameOf({ name, address }: Address): string {
  return name || address;
}

/** The name alone; the address is told by a pointer that rests on it. */
export function Person({ person }: { person: Address }) {
  return <bdi title={person.address}>{nameOf(person)}</bdi>;
}

/** The name, and softer the address. */
export function PersonAndAddress({ person }: { person: Address }) {
  return (
    <>
      <bdi>{nameOf(person)}</bdi>
      {person.name === '' ? null : (
        <>
          {' '}
          <bdi class="soft small">{person.address}</bdi>
        </>
      )}
    </>
  );
}
