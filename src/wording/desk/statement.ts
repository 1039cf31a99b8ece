/** Words of the monthly statements. */
import type { Language } from '../../message/mail.ts';

export interface StatementWords {
  title: string;
  lead: string;
  month: string;
  show: string;
  nothing: string;
  customer: string;
  withoutOrganisation: string;
  covered: string;
  billable: string;
  amount: string;
  toInvoice: string;
  total: string;
  day: string;
  ticket: string;
  subject: string;
  requester: string;
  category: string;
  agent: string;
  note: string;
  minutes: string;
  kind: string;
  rate: string;
  invoiced: string;
  partly: string;
  /** `{minutes}`. */
  pending: string;
  noVat: string;
  csv: string;
  print: string;
  markInvoiced: string;
  markLead: string;
}

export const STATEMENT: Readonly<Record<Language, StatementWords>> = {
  nl: {
    title: 'Afrekening',
    lead: 'Werk per klant en maand. Minuten die op akkoord wachten, staan er niet in.',
    month: 'Maand',
    show: 'Tonen',
    nothing: 'In deze maand is niets af te rekenen.',
    customer: 'Klant',
    withoutOrganisation: 'klanten zonder organisatie',
    covered: 'Contract (min)',
    billable: 'Te factureren (min)',
    amount: 'Bedrag',
    toInvoice: 'Nog te factureren',
    total: 'Totaal',
    day: 'Dag',
    ticket: 'Aanvraag',
    subject: 'Onderwerp',
    requester: 'Aanvrager',
    category: 'Categorie',
    agent: 'Medewerker',
    note: 'Wat',
    minutes: 'Minuten',
    kind: 'Soort',
    rate: 'Uurtarief',
    invoiced: 'gefactureerd',
    partly: 'deels gefactureerd',
    pending: '{minutes} minuten wachten nog op akkoord en staan hier niet bij.',
    noVat: 'Bedragen zonder btw.',
    csv: 'Als CSV',
    print: 'Afdrukken: met de afdrukopdracht van uw browser.',
    markInvoiced: 'Als gefactureerd aanduiden',
    markLead: 'De tijd van deze maand kan daarna niet meer veranderd worden.',
  },
  fr: {
    title: 'Décompte',
    lead: 'Le travail par client et par mois. Les minutes qui attendent un accord n’y figurent pas.',
    month: 'Mois',
    show: 'Afficher',
    nothing: 'Rien à décompter ce mois-ci.',
    customer: 'Client',
    withoutOrganisation: 'clients sans organisation',
    covered: 'Contrat (min)',
    billable: 'À facturer (min)',
    amount: 'Montant',
    toInvoice: 'Reste à facturer',
    total: 'Total',
    day: 'Jour',
    ticket: 'Demande',
    subject: 'Objet',
    requester: 'Demandeur',
    category: 'Catégorie',
    agent: 'Collaborateur',
    note: 'Quoi',
    minutes: 'Minutes',
    kind: 'Type',
    rate: 'Tarif horaire',
    invoiced: 'facturé',
    partly: 'facturé en partie',
    pending: '{minutes} minutes attendent encore un accord et ne figurent pas ici.',
    noVat: 'Montants hors TVA.',
    csv: 'En CSV',
    print: 'Imprimer : par la commande d’impression de votre navigateur.',
    markInvoiced: 'Marquer comme facturé',
    markLead: 'Le temps de ce mois ne pourra plus être modifié ensuite.',
  },
  en: {
    title: 'Statement',
    lead: 'Work by customer and month. Minutes that wait for an approval are left out.',
    month: 'Month',
    show: 'Show',
    nothing: 'There is nothing to settle in this month.',
    customer: 'Customer',
    withoutOrganisation: 'customers without an organisation',
    covered: 'Contract (min)',
    billable: 'Billable (min)',
    amount: 'Amount',
    toInvoice: 'Still to invoice',
    total: 'Total',
    day: 'Day',
    ticket: 'Ticket',
    subject: 'Subject',
    requester: 'Requester',
    category: 'Category',
    agent: 'Agent',
    note: 'What',
    minutes: 'Minutes',
    kind: 'Kind',
    rate: 'Hourly rate',
    invoiced: 'invoiced',
    partly: 'partly invoiced',
    pending: '{minutes} minutes still wait for an approval and are left out.',
    noVat: 'Amounts without VAT.',
    csv: 'As CSV',
    print: 'To print it, use the print command of your browser.',
    markInvoiced: 'Mark as invoiced',
    markLead: 'The time of this month cannot be changed after that.',
  },
  de: {
    title: 'Abrechnung',
    lead: 'Arbeit nach Kunde und Monat. Minuten, die auf Zustimmung warten, stehen nicht darin.',
    month: 'Monat',
    show: 'Anzeigen',
    nothing: 'In diesem Monat ist nichts abzurechnen.',
    customer: 'Kunde',
    withoutOrganisation: 'Kunden ohne Organisation',
    covered: 'Vertrag (Min.)',
    billable: 'Zu berechnen (Min.)',
    amount: 'Betrag',
    toInvoice: 'Noch zu berechnen',
    total: 'Summe',
    day: 'Tag',
    ticket: 'Anfrage',
    subject: 'Betreff',
    requester: 'Anfragender',
    category: 'Kategorie',
    agent: 'Mitarbeiter',
    note: 'Was',
    minutes: 'Minuten',
    kind: 'Art',
    rate: 'Stundensatz',
    invoiced: 'berechnet',
    partly: 'teilweise berechnet',
    pending: '{minutes} Minuten warten noch auf Zustimmung und stehen nicht darin.',
    noVat: 'Beträge ohne MwSt.',
    csv: 'Als CSV',
    print: 'Drucken: mit dem Druckbefehl Ihres Browsers.',
    markInvoiced: 'Als berechnet markieren',
    markLead: 'Die Zeit dieses Monats kann danach nicht mehr geändert werden.',
  },
};
