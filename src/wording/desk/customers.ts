/** Words of the pages of organisations, their contracts, and the categories. */
import type { Language } from '../../message/mail.ts';

export interface CustomersWords {
  title: string;
  lead: string;
  name: string;
  domains: string;
  domainsLead: string;
  contract: string;
  noContract: string;
  add: string;
  save: string;
  contracts: string;
  from: string;
  to: string;
  noEnd: string;
  covers: string;
  coversAll: string;
  rate: string;
  rateLead: string;
  addContract: string;
  setEnd: string;
  statement: string;
  categories: string;
  categoriesLead: string;
  scope: string;
  retired: string;
  retire: string;
  offerAgain: string;
  addCategory: string;
  languages: Readonly<Record<Language, string>>;
}

export const CUSTOMERS: Readonly<Record<Language, CustomersWords>> = {
  nl: {
    title: 'Organisaties',
    lead: 'Klanten, hun e-maildomeinen en hun onderhoudscontracten.',
    name: 'Naam',
    domains: 'E-maildomeinen',
    domainsLead: 'Gescheiden door komma’s. Wie van zo’n adres schrijft, hoort bij de organisatie.',
    contract: 'Contract vandaag',
    noContract: 'geen',
    add: 'Organisatie toevoegen',
    save: 'Bewaren',
    contracts: 'Onderhoudscontracten',
    from: 'Eerste dag',
    to: 'Laatste dag',
    noEnd: 'zonder einde',
    covers: 'Dekt',
    coversAll: 'alles binnen de ondersteuning',
    rate: 'Uurtarief',
    rateLead: 'Uurtarief in euro zonder btw, voor werk dat het contract niet dekt',
    addContract: 'Contract toevoegen',
    setEnd: 'Laatste dag bewaren',
    statement: 'Afrekening',
    categories: 'Categorieën',
    categoriesLead: 'Waarover aanvragen gaan. Klanten lezen de naam in hun taal.',
    scope: 'Bereik',
    retired: 'niet meer te kiezen',
    retire: 'Niet meer aanbieden',
    offerAgain: 'Weer aanbieden',
    addCategory: 'Categorie toevoegen',
    languages: { nl: 'Nederlands', fr: 'Frans', en: 'Engels', de: 'Duits' },
  },
  fr: {
    title: 'Organisations',
    lead: 'Les clients, leurs domaines e-mail et leurs contrats de maintenance.',
    name: 'Nom',
    domains: 'Domaines e-mail',
    domainsLead: 'Séparés par des virgules. Qui écrit d’une telle adresse fait partie de l’organisation.',
    contract: 'Contrat aujourd’hui',
    noContract: 'aucun',
    add: 'Ajouter une organisation',
    save: 'Enregistrer',
    contracts: 'Contrats de maintenance',
    from: 'Premier jour',
    to: 'Dernier jour',
    noEnd: 'sans fin',
    covers: 'Couvre',
    coversAll: 'tout ce qui fait partie du support',
    rate: 'Tarif horaire',
    rateLead: 'Tarif horaire en euros hors TVA, pour le travail que le contrat ne couvre pas',
    addContract: 'Ajouter un contrat',
    setEnd: 'Enregistrer le dernier jour',
    statement: 'Décompte',
    categories: 'Catégories',
    categoriesLead: 'L’objet des demandes. Les clients lisent le nom dans leur langue.',
    scope: 'Étendue',
    retired: 'ne peut plus être choisie',
    retire: 'Ne plus proposer',
    offerAgain: 'Proposer à nouveau',
    addCategory: 'Ajouter une catégorie',
    languages: { nl: 'Néerlandais', fr: 'Français', en: 'Anglais', de: 'Allemand' },
  },
  en: {
    title: 'Organisations',
    lead: 'Customers, their e-mail domains and their maintenance contracts.',
    name: 'Name',
    domains: 'E-mail domains',
    domainsLead: 'Separated by commas. Whoever writes from such an address belongs to the organisation.',
    contract: 'Contract today',
    noContract: 'none',
    add: 'Add an organisation',
    save: 'Save',
    contracts: 'Maintenance contracts',
    from: 'First day',
    to: 'Last day',
    noEnd: 'no end',
    covers: 'Covers',
    coversAll: 'all that support covers',
    rate: 'Hourly rate',
    rateLead: 'Hourly rate in euro without VAT, for work that the contract does not cover',
    addContract: 'Add a contract',
    setEnd: 'Save the last day',
    statement: 'Statement',
    categories: 'Categories',
    categoriesLead: 'What tickets are about. Customers read the name in their language.',
    scope: 'Scope',
    retired: 'not offered any more',
    retire: 'Offer no more',
    offerAgain: 'Offer again',
    addCategory: 'Add a category',
    languages: { nl: 'Dutch', fr: 'French', en: 'English', de: 'German' },
  },
  de: {
    title: 'Organisationen',
    lead: 'Kunden, ihre E-Mail-Domänen und ihre Wartungsverträge.',
    name: 'Name',
    domains: 'E-Mail-Domänen',
    domainsLead: 'Durch Kommas getrennt. Wer von einer solchen Adresse schreibt, gehört zur Organisation.',
    contract: 'Vertrag heute',
    noContract: 'keiner',
    add: 'Organisation hinzufügen',
    save: 'Speichern',
    contracts: 'Wartungsverträge',
    from: 'Erster Tag',
    to: 'Letzter Tag',
    noEnd: 'ohne Ende',
    covers: 'Deckt ab',
    coversAll: 'alles, was zum Support gehört',
    rate: 'Stundensatz',
    rateLead: 'Stundensatz in Euro ohne MwSt., für Arbeit, die der Vertrag nicht abdeckt',
    addContract: 'Vertrag hinzufügen',
    setEnd: 'Letzten Tag speichern',
    statement: 'Abrechnung',
    categories: 'Kategorien',
    categoriesLead: 'Worum es in Anfragen geht. Kunden lesen den Namen in ihrer Sprache.',
    scope: 'Umfang',
    retired: 'nicht mehr wählbar',
    retire: 'Nicht mehr anbieten',
    offerAgain: 'Wieder anbieten',
    addCategory: 'Kategorie hinzufügen',
    languages: { nl: 'Niederländisch', fr: 'Französisch', en: 'Englisch', de: 'Deutsch' },
  },
};
