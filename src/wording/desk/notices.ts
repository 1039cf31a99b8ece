/** Words of the choice what one is told by mail. */
import type { Language } from '../../message/mail.ts';

export interface NoticeChoiceWords {
  title: string;
  intro: string;
  wishes: Readonly<Record<'all' | 'mine' | 'none', { label: string; hint: string }>>;
  save: string;
  saved: string;
}

export const NOTICE_CHOICE: Readonly<Record<Language, NoticeChoiceWords>> = {
  nl: {
    title: 'Meldingen per mail',
    intro: 'Wat kort na elkaar gebeurt, komt in één mail. Wat u zelf doet, wordt u nooit gemeld.',
    wishes: {
      all: { label: 'Alle aanvragen', hint: 'Ook nieuwe aanvragen en die van collega’s.' },
      mine: { label: 'Alleen de mijne', hint: 'Wat u toegewezen wordt, en wat er dan mee gebeurt.' },
      none: { label: 'Niets', hint: 'U ziet alles in Loket; ook termijnen worden u niet gemeld.' },
    },
    save: 'Meldingen bewaren',
    saved: 'Uw keuze van meldingen is bewaard.',
  },
  fr: {
    title: 'Avis par e-mail',
    intro:
      'Ce qui se passe en peu de temps vient en un seul e-mail. Ce que vous faites vous-même ne vous est jamais annoncé.',
    wishes: {
      all: { label: 'Toutes les demandes', hint: 'Aussi les nouvelles et celles des collègues.' },
      mine: { label: 'Les miennes seulement', hint: 'Ce qui vous est attribué, et ce qui s’y passe ensuite.' },
      none: { label: 'Rien', hint: 'Vous voyez tout dans Loket ; même les échéances ne vous sont pas annoncées.' },
    },
    save: 'Enregistrer les avis',
    saved: 'Votre choix d’avis est enregistré.',
  },
  en: {
    title: 'Notices by mail',
    intro: 'What happens within a short time comes in one mail. You are never told of what you do yourself.',
    wishes: {
      all: { label: 'All requests', hint: 'Also new ones, and those of colleagues.' },
      mine: { label: 'Only mine', hint: 'What is assigned to you, and what becomes of it.' },
      none: { label: 'Nothing', hint: 'You see everything on the desk; you are not told of deadlines either.' },
    },
    save: 'Save notices',
    saved: 'Your choice of notices is saved.',
  },
  de: {
    title: 'Hinweise per E-Mail',
    intro: 'Was kurz nacheinander geschieht, kommt in einer Mail. Was Sie selbst tun, wird Ihnen nie gemeldet.',
    wishes: {
      all: { label: 'Alle Anfragen', hint: 'Auch neue und die von Kollegen.' },
      mine: { label: 'Nur meine', hint: 'Was Ihnen zugewiesen wird, und was damit geschieht.' },
      none: { label: 'Nichts', hint: 'Sie sehen alles in Loket; auch Fristen werden Ihnen nicht gemeldet.' },
    },
    save: 'Hinweise speichern',
    saved: 'Ihre Auswahl der Hinweise ist gespeichert.',
  },
};
