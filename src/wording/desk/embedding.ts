/** The form inside the company's own site: what to put where. */
import type { Language } from '../../message/mail.ts';

export interface EmbeddingWords {
  title: string;
  lead: string;
  /** No site is allowed. */
  off: string;
  allowed: string;
  lines: string;
  linesHint: string;
  language: string;
  /** Opens the form as the frame shows it. */
  look: string;
}

export const EMBEDDING: Readonly<Record<Language, EmbeddingWords>> = {
  nl: {
    title: 'Formulier op uw site',
    lead: 'Het formulier van de eerste pagina kan in een pagina van uw eigen site staan.',
    off: 'Nog geen enkele site mag dit. Zet haar adres in de configuratie en start opnieuw:',
    allowed: 'Deze sites mogen het formulier tonen',
    lines: 'Regels voor uw pagina',
    linesHint: 'Kopieer de regels van de taal van uw pagina. Zonder lang= kiest de browser van de bezoeker.',
    language: 'Taal van de pagina',
    look: 'Het formulier bekijken zoals het daar staat',
  },
  fr: {
    title: 'Formulaire sur votre site',
    lead: 'Le formulaire de la première page peut figurer dans une page de votre propre site.',
    off: 'Aucun site ne le peut encore. Ajoutez son adresse à la configuration et redémarrez :',
    allowed: 'Ces sites peuvent montrer le formulaire',
    lines: 'Lignes pour votre page',
    linesHint: 'Copiez les lignes de la langue de votre page. Sans lang=, le navigateur du visiteur choisit.',
    language: 'Langue de la page',
    look: 'Voir le formulaire tel qu’il y figure',
  },
  en: {
    title: 'Form on your site',
    lead: 'The form of the first page can stand in a page of your own site.',
    off: 'No site may do so yet. Put its address into the configuration and start again:',
    allowed: 'These sites may show the form',
    lines: 'Lines for your page',
    linesHint: 'Copy the lines of your page’s language. Without lang= the visitor’s browser decides.',
    language: 'Language of the page',
    look: 'See the form as it stands there',
  },
  de: {
    title: 'Formular auf Ihrer Website',
    lead: 'Das Formular der ersten Seite kann in einer Seite Ihrer eigenen Website stehen.',
    off: 'Noch darf das keine Website. Tragen Sie ihre Adresse in die Konfiguration ein und starten Sie neu:',
    allowed: 'Diese Websites dürfen das Formular zeigen',
    lines: 'Zeilen für Ihre Seite',
    linesHint: 'Kopieren Sie die Zeilen der Sprache Ihrer Seite. Ohne lang= entscheidet der Browser des Besuchers.',
    language: 'Sprache der Seite',
    look: 'Das Formular ansehen, wie es dort steht',
  },
};
