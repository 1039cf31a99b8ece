/** Organisations and their contracts, for admins. */
import type { ListedCategory } from '../../../store/categories.ts';
import type { OrganisationPerson } from '../../../store/contacts.ts';
import type { Organisation } from '../../../store/contracts.ts';
import { type Contract, contractOn } from '../../../ticket/billing.ts';
import { dayIn } from '../../../ticket/time.ts';
import { CUSTOMERS, type CustomersWords } from '../../../wording/desk/customers.ts';
import { formatEuros } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { Contacts } from './contacts.tsx';
import { DeskFrame } from './frame.tsx';

const PATH = '/desk/organisations';

export function OrganisationsPage({ visit, organisations }: { visit: Visit; organisations: readonly Organisation[] }) {
  const words = CUSTOMERS[visit.language];
  const today = dayIn(visit.now, visit.timeZone);
  return (
    <DeskFrame visit={visit} title={words.title} place="customers">
      <h1>{words.title}</h1>
      <p class="soft">{words.lead}</p>
      <p>
        <a href="/desk/categories">{words.categories}</a>
      </p>
      <div class="columns">
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.domains}</th>
                <th scope="col">{words.contract}</th>
              </tr>
            </thead>
            <tbody>
              {organisations.map(({ id, name, domains, contracts }) => (
                <tr key={id}>
                  <td dir="auto">
                    <a href={`${PATH}/${id}`}>{name}</a>
                  </td>
                  <td>{domains.join(', ')}</td>
                  <td>{period(contractOn(contracts, today), words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <form class="card" method="post" action={PATH}>
          <Csrf visit={visit} />
          <h2>{words.add}</h2>
          <NameAndDomains words={words} name="" domains={[]} />
          <button class="main" type="submit">
            {words.add}
          </button>
        </form>
      </div>
    </DeskFrame>
  );
}

interface OrganisationPageProps {
  visit: Visit;
  organisation: Organisation;
  people: readonly OrganisationPerson[];
  categories: readonly ListedCategory[];
}

export function OrganisationPage({ visit, organisation, people, categories }: OrganisationPageProps) {
  const words = CUSTOMERS[visit.language];
  const { id, name, domains, contracts } = organisation;
  return (
    <DeskFrame visit={visit} title={name} place="customers">
      <h1 dir="auto">{name}</h1>
      <p>
        <a href={PATH}>{words.title}</a> · <a href={`/desk/statements/${id}`}>{words.statement}</a>
      </p>
      <div class="columns">
        <div>
          <h2>{words.contracts}</h2>
          {contracts.length === 0 ? <p class="soft">{words.noContract}</p> : null}
          {contracts.map((contract) => (
            <ContractCard key={contract.id} visit={visit} path={`${PATH}/${id}`} contract={contract} all={categories} />
          ))}
          <Contacts visit={visit} path={`${PATH}/${id}`} people={people} />
        </div>
        <div>
          <form class="card" method="post" action={`${PATH}/${id}`}>
            <Csrf visit={visit} />
            <NameAndDomains words={words} name={name} domains={domains} />
            <button type="submit">{words.save}</button>
          </form>
          <ContractForm visit={visit} path={`${PATH}/${id}/contracts`} categories={categories} />
        </div>
      </div>
    </DeskFrame>
  );
}

function NameAndDomains({ words, name, domains }: { words: CustomersWords; name: string; domains: readonly string[] }) {
  return (
    <>
      <label class="wide">
        <span>{words.name}</span>
        <input name="name" required maxLength={120} value={name} autocomplete="off" />
      </label>
      <label class="wide">
        <span>{words.domains}</span>
        <input name="domains" value={domains.join(', ')} autocomplete="off" />
      </label>
      <p class="soft small">{words.domainsLead}</p>
    </>
  );
}

interface ContractCardProps {
  visit: Visit;
  path: string;
  contract: Contract;
  all: readonly ListedCategory[];
}

function ContractCard({ visit, path, contract, all }: ContractCardProps) {
  const words = CUSTOMERS[visit.language];
  const named = all.filter(({ id }) => contract.categories?.includes(id)).map(({ names }) => names[visit.language]);
  return (
    <section class="card">
      <dl class="facts">
        <dt>{words.contract}</dt>
        <dd>{period(contract, words)}</dd>
        <dt>{words.covers}</dt>
        <dd>{contract.categories === null ? words.coversAll : named.join(', ')}</dd>
        <dt>{words.rate}</dt>
        <dd>{formatEuros(contract.rateCents, visit.language)}</dd>
      </dl>
      <form class="row" method="post" action={`${path}/contracts/${contract.id}/end`}>
        <Csrf visit={visit} />
        <label>
          <span>{words.to}</span>
          <input type="date" name="to" value={contract.to ?? ''} min={contract.from} />
        </label>
        <button type="submit">{words.setEnd}</button>
      </form>
    </section>
  );
}

function ContractForm({
  visit,
  path,
  categories,
}: {
  visit: Visit;
  path: string;
  categories: readonly ListedCategory[];
}) {
  const words = CUSTOMERS[visit.language];
  const offered = categories.filter(({ scope, retired }) => scope === 'covered' && !retired);
  return (
    <form class="card" method="post" action={path}>
      <Csrf visit={visit} />
      <h2>{words.addContract}</h2>
      <label class="wide">
        <span>{words.from}</span>
        <input type="date" name="from" required />
      </label>
      <label class="wide">
        <span>{`${words.to} (${words.noEnd})`}</span>
        <input type="date" name="to" />
      </label>
      <label class="wide">
        <span>{words.rateLead}</span>
        <input name="rate" required inputMode="decimal" pattern="[0-9]{1,6}([.,][0-9]{1,2})?" />
      </label>
      <fieldset>
        <legend>{words.covers}</legend>
        <label>
          <input type="checkbox" name="covers" value="all" checked /> {words.coversAll}
        </label>
        {offered.map(({ id, names }) => (
          <label key={id}>
            <input type="checkbox" name="category" value={id} /> {names[visit.language]}
          </label>
        ))}
      </fieldset>
      <button type="submit">{words.addContract}</button>
    </form>
  );
}

function period(contract: Contract | null, words: CustomersWords): string {
  return contract === null ? words.noContract : `${contract.from} – ${contract.to ?? words.noEnd}`;
}
