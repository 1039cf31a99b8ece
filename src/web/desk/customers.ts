/** Organisations with their contracts, and the categories, for admins (P9, P12, P13). */

import { addCategory, renameCategory, retireCategory } from '../../actions/category.ts';
import { setContact } from '../../actions/contact.ts';
import { addContract, changeOrganisation, createOrganisation, endContract } from '../../actions/contract.ts';
import { listCategories } from '../../store/categories.ts';
import { peopleOfOrganisation } from '../../store/contacts.ts';
import { listOrganisations, readOrganisation } from '../../store/contracts.ts';
import type { Form } from '../form.ts';
import { CategoriesPage } from '../pages/desk/categories.tsx';
import { OrganisationPage, OrganisationsPage } from '../pages/desk/organisations.tsx';
import { idOf, knownId } from '../row-id.ts';
import { adminsOnly, type DeskRoutes } from './visit.ts';

const ORGANISATIONS = '/desk/organisations';
const CATEGORIES = '/desk/categories';

export function addCustomers(routes: DeskRoutes): void {
  addOrganisations(routes);
  addContacts(routes);
  addContracts(routes);
  addCategories(routes);
}

function addOrganisations({ deps, page, verb }: DeskRoutes): void {
  const { database } = deps;
  page(ORGANISATIONS, async (visit) => {
    adminsOnly(visit);
    return OrganisationsPage({ visit, organisations: await listOrganisations(database.read) });
  });
  page(`${ORGANISATIONS}/:id`, async (visit) => {
    adminsOnly(visit);
    const organisation = await readOrganisation(database.read, knownId(visit.params.id));
    return OrganisationPage({
      visit,
      organisation,
      people: await peopleOfOrganisation(database.read, organisation.id),
      categories: await listCategories(database.read),
    });
  });
  verb(ORGANISATIONS, async (visit, form) => {
    adminsOnly(visit);
    const id = await createOrganisation(
      database,
      { name: form.text('name'), domains: domainsOf(form) },
      visit.agent.id,
    );
    deps.log.info({ organisation: id, by: visit.agent.id }, 'an organisation was added');
    return `${ORGANISATIONS}/${id}`;
  });
  verb(`${ORGANISATIONS}/:id`, async (visit, form) => {
    adminsOnly(visit);
    const id = knownId(visit.params.id);
    await changeOrganisation(database, id, { name: form.text('name'), domains: domainsOf(form) }, visit.agent.id);
    deps.log.info({ organisation: id, by: visit.agent.id }, 'an organisation was changed');
    return `${ORGANISATIONS}/${id}`;
  });
}

function addContacts({ deps, verb }: DeskRoutes): void {
  verb(`${ORGANISATIONS}/:id/contacts`, async (visit, form) => {
    adminsOnly(visit);
    const id = knownId(visit.params.id);
    await setContact(deps.database, id, knownId(form.text('person')), form.text('contact') === 'yes', visit.agent.id);
    return `${ORGANISATIONS}/${id}#people`;
  });
}

function addContracts({ deps, verb }: DeskRoutes): void {
  const { database } = deps;
  verb(`${ORGANISATIONS}/:id/contracts`, async (visit, form) => {
    adminsOnly(visit);
    const id = knownId(visit.params.id);
    const named = form.all('category').map(idOf);
    const contract = await addContract(
      database,
      id,
      {
        from: form.text('from'),
        to: form.text('to') === '' ? null : form.text('to'),
        categories: form.text('covers') === 'all' ? null : named.filter((one) => one !== null),
        rateCents: centsOf(form.text('rate')),
      },
      visit.agent.id,
    );
    deps.log.info({ organisation: id, contract, by: visit.agent.id }, 'a contract was added');
    return `${ORGANISATIONS}/${id}`;
  });
  verb(`${ORGANISATIONS}/:id/contracts/:contract/end`, async (visit, form) => {
    adminsOnly(visit);
    const contract = knownId(visit.params.contract);
    await endContract(database, contract, form.text('to') === '' ? null : form.text('to'), visit.agent.id);
    deps.log.info({ contract, by: visit.agent.id }, 'the last day of a contract was set');
    return `${ORGANISATIONS}/${knownId(visit.params.id)}`;
  });
}

function addCategories({ deps, page, verb }: DeskRoutes): void {
  const { database } = deps;
  page(CATEGORIES, async (visit) => {
    adminsOnly(visit);
    return CategoriesPage({ visit, categories: await listCategories(database.read) });
  });
  verb(CATEGORIES, async (visit, form) => {
    adminsOnly(visit);
    await addCategory(
      database,
      form.text('scope') === 'covered' ? 'covered' : 'not-covered',
      namesOf(form),
      visit.agent.id,
    );
    return CATEGORIES;
  });
  verb(`${CATEGORIES}/:id`, async (visit, form) => {
    adminsOnly(visit);
    await renameCategory(database, knownId(visit.params.id), namesOf(form), visit.agent.id);
    return CATEGORIES;
  });
  verb(`${CATEGORIES}/:id/retirement`, async (visit, form) => {
    adminsOnly(visit);
    await retireCategory(database, knownId(visit.params.id), form.text('retired') === 'yes', visit.agent.id);
    return CATEGORIES;
  });
}

function domainsOf(form: Form): string[] {
  return form
    .text('domains')
    .split(/[\s,;]+/)
    .filter((domain) => domain !== '');
}

function namesOf(form: Form) {
  return { nl: form.text('nl'), fr: form.text('fr'), en: form.text('en'), de: form.text('de') };
}

/** Euros as people type them, `95` or `95,50`; NaN, which no verb takes, for anything else. */
function centsOf(typed: string): number {
  const [, euros, cents = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(typed) ?? [];
  return euros === undefined ? Number.NaN : Number(euros) * 100 + Number(cents.padEnd(2, '0'));
}
