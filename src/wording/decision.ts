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
  },
  fr: {
    title: 'Votre accord est demandé',
    name: 'Votre nom',
    remark: 'Remarque (facultative)',
    approve: 'D’accord',
    decline: 'Pas d’accord',
    approved: (name, at) => `${name} a donné son accord le ${at}.`,
    declined: (name, at) => `${name} n’a pas donné son accord le ${at}.`,
  },
  en: {
    title: 'Your approval is needed',
    name: 'Your name',
    remark: 'Remark (optional)',
    approve: 'Approve',
    decline: 'Decline',
    approved: (name, at) => `${name} approved on ${at}.`,
    declined: (name, at) => `${name} declined on ${at}.`,
  },
  de: {
    title: 'Ihre Zustimmung wird benötigt',
    name: 'Ihr Name',
    remark: 'Bemerkung (freiwillig)',
    approve: 'Zustimmen',
    decline: 'Ablehnen',
    approved: (name, at) => `${name} hat am ${at} zugestimmt.`,
    declined: (name, at) => `${name} hat am ${at} abgelehnt.`,
  },
};
