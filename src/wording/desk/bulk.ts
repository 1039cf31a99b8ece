/** The words of changes of many tickets at once. */
import type { Language } from '../../message/mail.ts';

type Verb = 'assignee' | 'priority' | 'status' | 'category' | 'tag' | 'snooze' | 'merge';
type Fault = 'invalid' | 'not_found' | 'conflict' | 'forbidden' | 'failed';

export interface BulkWords {
  /** Heads the column of checkboxes. */
  select: string;
  selectAll: string;
  selectNone: string;
  /** Of one checkbox; the number of the ticket follows. */
  selectOne: string;
  more: string;
  mine: string;
  merge: string;
  mergeHint: string;
  unchanged: string;
  nobody: string;
  noCategory: string;
  category: string;
  tag: string;
  snooze: string;
  apply: string;
  /** Of the line that says what was done. */
  changed: (tickets: number) => string;
  merged: (tickets: number) => string;
  nothingChosen: string;
  pending: string;
  refused: string;
  verbs: Readonly<Record<Verb, string>>;
  faults: Readonly<Record<Fault, string>>;
  /** What `conflict` means for these. */
  illegalMove: string;
  mergedAlready: string;
}

export const BULK: Readonly<Record<Language, BulkWords>> = {
  nl: {
    select: 'Kies',
    selectAll: 'Alle van deze pagina kiezen',
    selectNone: 'Geen kiezen',
    selectOne: 'Kies',
    more: 'Gekozen aanvragen wijzigen',
    mine: 'Aan mij toewijzen',
    merge: 'Samenvoegen met de eerste',
    mergeHint: 'Alle gekozen aanvragen gaan op in de bovenste. Dat kan ongedaan gemaakt worden.',
    unchanged: 'ongewijzigd',
    nobody: 'niemand',
    noCategory: 'geen categorie',
    category: 'Categorie',
    tag: 'Label erbij',
    snooze: 'Uitstellen tot',
    apply: 'Wijzigen',
    changed: (tickets) => (tickets === 1 ? '1 aanvraag gewijzigd.' : `${tickets} aanvragen gewijzigd.`),
    merged: (tickets) => (tickets === 1 ? '1 aanvraag samengevoegd.' : `${tickets} aanvragen samengevoegd.`),
    nothingChosen: 'Kies eerst aanvragen, en wat eraan verandert.',
    pending: 'Dit wordt nog gedaan, of werd onderbroken. Bekijk de aanvragen.',
    refused: 'Niet gedaan:',
    verbs: {
      assignee: 'toewijzen',
      priority: 'prioriteit',
      status: 'status',
      category: 'categorie',
      tag: 'label',
      snooze: 'uitstellen',
      merge: 'samenvoegen',
    },
    faults: {
      invalid: 'deze keuze bestaat niet of mag hier niet',
      not_found: 'bestaat niet meer',
      conflict: 'kan niet zoals de aanvraag er nu voor staat',
      forbidden: 'mag niet',
      failed: 'er ging iets mis; probeer het opnieuw',
    },
    illegalMove: 'kan vanuit de huidige status niet, of is samengevoegd',
    mergedAlready: 'is al samengevoegd',
  },
  fr: {
    select: 'Choisir',
    selectAll: 'Choisir toute la page',
    selectNone: 'Ne rien choisir',
    selectOne: 'Choisir',
    more: 'Modifier les demandes choisies',
    mine: 'Me les attribuer',
    merge: 'Fusionner avec la première',
    mergeHint: 'Toutes les demandes choisies seront intégrées à la première. Cela peut être annulé.',
    unchanged: 'inchangé',
    nobody: 'personne',
    noCategory: 'sans catégorie',
    category: 'Catégorie',
    tag: 'Ajouter une étiquette',
    snooze: 'Reporter au',
    apply: 'Modifier',
    changed: (tickets) => (tickets === 1 ? '1 demande modifiée.' : `${tickets} demandes modifiées.`),
    merged: (tickets) => (tickets === 1 ? '1 demande fusionnée.' : `${tickets} demandes fusionnées.`),
    nothingChosen: 'Choisissez d’abord des demandes, et ce qui change.',
    pending: 'C’est en cours, ou cela a été interrompu. Vérifiez les demandes.',
    refused: 'Pas fait :',
    verbs: {
      assignee: 'attribution',
      priority: 'priorité',
      status: 'statut',
      category: 'catégorie',
      tag: 'étiquette',
      snooze: 'report',
      merge: 'fusion',
    },
    faults: {
      invalid: 'ce choix n’existe pas ou n’est pas permis ici',
      not_found: 'n’existe plus',
      conflict: 'impossible dans l’état actuel de la demande',
      forbidden: 'n’est pas permis',
      failed: 'une erreur s’est produite ; réessayez',
    },
    illegalMove: 'impossible depuis le statut actuel, ou demande fusionnée',
    mergedAlready: 'est déjà fusionnée',
  },
  en: {
    select: 'Select',
    selectAll: 'Select all on this page',
    selectNone: 'Select none',
    selectOne: 'Select',
    more: 'Change the selected tickets',
    mine: 'Assign to me',
    merge: 'Merge into the first',
    mergeHint: 'All selected tickets become part of the topmost one. This can be undone.',
    unchanged: 'unchanged',
    nobody: 'nobody',
    noCategory: 'no category',
    category: 'Category',
    tag: 'Add a tag',
    snooze: 'Put off until',
    apply: 'Change',
    changed: (tickets) => (tickets === 1 ? '1 ticket changed.' : `${tickets} tickets changed.`),
    merged: (tickets) => (tickets === 1 ? '1 ticket merged.' : `${tickets} tickets merged.`),
    nothingChosen: 'Select tickets first, and what changes on them.',
    pending: 'This is being done, or was interrupted. Look at the tickets.',
    refused: 'Not done:',
    verbs: {
      assignee: 'assign',
      priority: 'priority',
      status: 'status',
      category: 'category',
      tag: 'tag',
      snooze: 'put off',
      merge: 'merge',
    },
    faults: {
      invalid: 'there is no such choice, or not here',
      not_found: 'is not there any more',
      conflict: 'cannot be done as the ticket stands now',
      forbidden: 'is not allowed',
      failed: 'something went wrong; try again',
    },
    illegalMove: 'cannot go there from its status, or was merged',
    mergedAlready: 'is merged already',
  },
  de: {
    select: 'Wählen',
    selectAll: 'Alle dieser Seite wählen',
    selectNone: 'Keine wählen',
    selectOne: 'Wählen:',
    more: 'Gewählte Anfragen ändern',
    mine: 'Mir zuweisen',
    merge: 'Mit der ersten zusammenführen',
    mergeHint: 'Alle gewählten Anfragen werden Teil der obersten. Das lässt sich rückgängig machen.',
    unchanged: 'unverändert',
    nobody: 'niemand',
    noCategory: 'keine Kategorie',
    category: 'Kategorie',
    tag: 'Schlagwort hinzufügen',
    snooze: 'Zurückstellen bis',
    apply: 'Ändern',
    changed: (tickets) => (tickets === 1 ? '1 Anfrage geändert.' : `${tickets} Anfragen geändert.`),
    merged: (tickets) => (tickets === 1 ? '1 Anfrage zusammengeführt.' : `${tickets} Anfragen zusammengeführt.`),
    nothingChosen: 'Wählen Sie zuerst Anfragen, und was sich daran ändert.',
    pending: 'Das wird noch erledigt oder wurde unterbrochen. Prüfen Sie die Anfragen.',
    refused: 'Nicht erledigt:',
    verbs: {
      assignee: 'zuweisen',
      priority: 'Priorität',
      status: 'Status',
      category: 'Kategorie',
      tag: 'Schlagwort',
      snooze: 'zurückstellen',
      merge: 'zusammenführen',
    },
    faults: {
      invalid: 'diese Wahl gibt es nicht oder nicht hier',
      not_found: 'gibt es nicht mehr',
      conflict: 'geht nicht, so wie die Anfrage jetzt steht',
      forbidden: 'ist nicht erlaubt',
      failed: 'etwas ging schief; versuchen Sie es noch einmal',
    },
    illegalMove: 'geht vom jetzigen Status aus nicht, oder die Anfrage ist zusammengeführt',
    mergedAlready: 'ist schon zusammengeführt',
  },
};

/** Why a ticket did not take a change. */
export function refusalText(language: Language, verb: Verb, fault: Fault): string {
  const words = BULK[language];
  if (fault !== 'conflict') return words.faults[fault];
  if (verb === 'status') return words.illegalMove;
  return verb === 'merge' ? words.mergedAlready : words.faults.conflict;
}
