/** What stands around the mails that admins look at. */
import type { Language } from '../../message/mail.ts';

export interface MailsWords {
  title: string;
  lead: string;
  kind: string;
  language: string;
  show: string;
  /** The parts of a mail. */
  html: string;
  text: string;
  /** How to change them. */
  templates: string;
}

export const MAILS: Readonly<Record<Language, MailsWords>> = {
  nl: {
    title: 'Onze mails',
    lead: 'Zo zien onze mails eruit, met een verzonnen aanvraag. Er wordt niets verstuurd.',
    kind: 'Soort',
    language: 'Taal',
    show: 'Tonen',
    html: 'Opgemaakt',
    text: 'Als platte tekst',
    templates: 'De woorden staan in sjablonen, die de beheerder van de server kan vervangen (templates_dir).',
  },
  fr: {
    title: 'Nos e-mails',
    lead: 'Voici nos e-mails, avec une demande inventée. Rien n’est envoyé.',
    kind: 'Type',
    language: 'Langue',
    show: 'Afficher',
    html: 'Mis en forme',
    text: 'En texte brut',
    templates: 'Les textes viennent de modèles que l’administrateur du serveur peut remplacer (templates_dir).',
  },
  en: {
    title: 'Our mails',
    lead: 'This is how our mails look, with a made-up request. Nothing is sent.',
    kind: 'Kind',
    language: 'Language',
    show: 'Show',
    html: 'Formatted',
    text: 'As plain text',
    templates: 'The words stand in templates, which the operator of the server can replace (templates_dir).',
  },
  de: {
    title: 'Unsere Mails',
    lead: 'So sehen unsere Mails aus, mit einer erfundenen Anfrage. Es wird nichts verschickt.',
    kind: 'Art',
    language: 'Sprache',
    show: 'Anzeigen',
    html: 'Gestaltet',
    text: 'Als reiner Text',
    templates: 'Die Texte stehen in Vorlagen, die der Betreiber des Servers ersetzen kann (templates_dir).',
  },
};
