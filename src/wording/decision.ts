/** Words of the question that a customer decides on the status page (P10). */
import type { Language } from '../message/mail.ts';

export interface DecisionWords {
  title: string;
  name: string;
  remark: string;
  approve: string;
  decline: string;
  /** What was decided, by whom and when. */
  approved: (name: string, at: string) => string;
  declined: (name: string, at: string) => string;
  /** On the page of its own. */
  asked: string;
  reason: string;
  allowed: string;
  rate: string;
  perHour: (rate: string) => string;
  coveredByContract: string;
  askedOn: string;
  remarkWas: string;
  /** Above the question as it was sent. */
  asSent: string;
  toPage: string;
  toTicket: string;
}

export const DECISION: Readonly<Record<Language, DecisionWords>> = {
  nl: {
    title: 'Uw akkoord gevraagd',
    name: 'Uw naam',
    remark: 'Opmerking (mag leeg blijven)',
    approve: 'Akkoord',
    decline: 'Niet akkoord',
    approved: (name, at) => `${name} ging akkoord op ${at}.`,
    declined: (name, at) => `${name} ging niet akkoord op ${at}.`,
    asked: 'Werk in totaal',
    reason: 'Reden',
    allowed: 'Zonder uw akkoord hoogstens',
    rate: 'Tarief',
    perHour: (rate) => `${rate} per uur, zonder btw, voor de werkelijk bestede tijd`,
    coveredByContract: 'Uw onderhoudscontract dekt dit werk.',
    askedOn: 'Gevraagd op',
    remarkWas: 'Opmerking',
    asSent: 'De vraag zoals wij ze u stelden',
    toPage: 'Alles over dit voorstel',
    toTicket: 'Terug naar uw aanvraag',
  },
  fr: {
    title: 'Votre accord est demandé',
    name: 'Votre nom',
    remark: 'Remarque (facultative)',
    approve: 'D’accord',
    decline: 'Pas d’accord',
    approved: (name, at) => `${name} a donné son accord le ${at}.`,
    declined: (name, at) => `${name} n’a pas donné son accord le ${at}.`,
    asked: 'Travail au total',
    reason: 'Raison',
    allowed: 'Sans votre accord, au plus',
    rate: 'Tarif',
    perHour: (rate) => `${rate} par heure, hors TVA, pour le temps réellement passé`,
    coveredByContract: 'Votre contrat de maintenance couvre ce travail.',
    askedOn: 'Demandé le',
    remarkWas: 'Remarque',
    asSent: 'La question telle que nous vous l’avons posée',
    toPage: 'Tout sur cette proposition',
    toTicket: 'Retour à votre demande',
  },
  en: {
    title: 'Your approval is needed',
    name: 'Your name',
    remark: 'Remark (optional)',
    approve: 'Approve',
    decline: 'Decline',
    approved: (name, at) => `${name} approved on ${at}.`,
    declined: (name, at) => `${name} declined on ${at}.`,
    asked: 'Work in all',
    reason: 'Reason',
    allowed: 'Without your approval at most',
    rate: 'Rate',
    perHour: (rate) => `${rate} an hour, without VAT, for the time really spent`,
    coveredByContract: 'Your maintenance contract covers this work.',
    askedOn: 'Asked on',
    remarkWas: 'Remark',
    asSent: 'The question as we put it to you',
    toPage: 'All about this proposal',
    toTicket: 'Back to your request',
  },
  de: {
    title: 'Ihre Zustimmung wird benötigt',
    name: 'Ihr Name',
    remark: 'Bemerkung (freiwillig)',
    approve: 'Zustimmen',
    decline: 'Ablehnen',
    approved: (name, at) => `${name} hat am ${at} zugestimmt.`,
    declined: (name, at) => `${name} hat am ${at} abgelehnt.`,
    asked: 'Arbeit insgesamt',
    reason: 'Grund',
    allowed: 'Ohne Ihre Zustimmung höchstens',
    rate: 'Stundensatz',
    perHour: (rate) => `${rate} pro Stunde, ohne MwSt., für die tatsächlich aufgewendete Zeit`,
    coveredByContract: 'Ihr Wartungsvertrag deckt diese Arbeit.',
    askedOn: 'Gefragt am',
    remarkWas: 'Bemerkung',
    asSent: 'Die Frage, wie wir sie Ihnen gestellt haben',
    toPage: 'Alles zu diesem Vorschlag',
    toTicket: 'Zurück zu Ihrer Anfrage',
  },
};
