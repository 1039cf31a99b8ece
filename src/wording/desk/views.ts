/** The words of an agent's own views of the queues. */
import type { Language } from '../../message/mail.ts';

export interface ViewsWords {
  title: string;
  lead: string;
  none: string;
  /** Heads the row of views above a queue. */
  mine: string;
  edit: string;
  save: string;
  name: string;
  rename: string;
  remove: string;
  toFront: string;
  toBack: string;
  back: string;
  faults: Readonly<Record<'no-name' | 'too-many' | 'name-taken', string>>;
}

export const VIEWS: Readonly<Record<Language, ViewsWords>> = {
  nl: {
    title: 'Mijn weergaven',
    lead: 'Wat u vaak nodig hebt, met filters en volgorde. Alleen u ziet ze.',
    none: 'U hebt nog geen weergaven. Stel boven een lijst filters in en bewaar ze daar.',
    mine: 'Mijn weergaven',
    edit: 'Beheren',
    save: 'Deze weergave bewaren',
    name: 'Naam',
    rename: 'Hernoemen',
    remove: 'Verwijderen',
    toFront: 'Naar voren',
    toBack: 'Naar achteren',
    back: 'Terug naar de aanvragen',
    faults: {
      'no-name': 'Geef de weergave een naam.',
      'too-many': 'Meer weergaven kan niet; verwijder er eerst een.',
      'name-taken': 'U hebt al een weergave met deze naam.',
    },
  },
  fr: {
    title: 'Mes vues',
    lead: 'Ce dont vous avez souvent besoin, avec filtres et ordre. Vous seul les voyez.',
    none: 'Vous n’avez pas encore de vue. Choisissez des filtres au-dessus d’une liste et enregistrez-les là.',
    mine: 'Mes vues',
    edit: 'Gérer',
    save: 'Enregistrer cette vue',
    name: 'Nom',
    rename: 'Renommer',
    remove: 'Supprimer',
    toFront: 'Vers l’avant',
    toBack: 'Vers l’arrière',
    back: 'Retour aux demandes',
    faults: {
      'no-name': 'Donnez un nom à la vue.',
      'too-many': 'Impossible d’en ajouter ; supprimez d’abord une vue.',
      'name-taken': 'Vous avez déjà une vue de ce nom.',
    },
  },
  en: {
    title: 'My views',
    lead: 'What you often need, with filters and order. Only you see them.',
    none: 'You have no views yet. Set filters above a list, and save them there.',
    mine: 'My views',
    edit: 'Manage',
    save: 'Save this view',
    name: 'Name',
    rename: 'Rename',
    remove: 'Delete',
    toFront: 'Move forward',
    toBack: 'Move back',
    back: 'Back to the tickets',
    faults: {
      'no-name': 'Give the view a name.',
      'too-many': 'There can be no more views; delete one first.',
      'name-taken': 'You have a view of this name already.',
    },
  },
  de: {
    title: 'Meine Ansichten',
    lead: 'Was Sie oft brauchen, mit Filtern und Reihenfolge. Nur Sie sehen sie.',
    none: 'Sie haben noch keine Ansichten. Setzen Sie über einer Liste Filter und speichern Sie sie dort.',
    mine: 'Meine Ansichten',
    edit: 'Verwalten',
    save: 'Diese Ansicht speichern',
    name: 'Name',
    rename: 'Umbenennen',
    remove: 'Löschen',
    toFront: 'Nach vorn',
    toBack: 'Nach hinten',
    back: 'Zurück zu den Anfragen',
    faults: {
      'no-name': 'Geben Sie der Ansicht einen Namen.',
      'too-many': 'Mehr Ansichten gehen nicht; löschen Sie zuerst eine.',
      'name-taken': 'Sie haben schon eine Ansicht mit diesem Namen.',
    },
  },
};
