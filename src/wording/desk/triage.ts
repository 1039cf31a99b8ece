/** What agents decide beside a ticket's conversation. */
import type { Language } from '../../message/mail.ts';

export interface TriageWords {
  title: string;
  priority: string;
  /** Not assessed yet; `{priority}`: the one asked for. */
  notAssessed: string;
  assignee: string;
  nobody: string;
  me: string;
  status: string;
  organisation: string;
  none: string;
  save: string;
  take: string;
  more: string;
  subject: string;
  rename: string;
  tags: string;
  newTag: string;
  add: string;
  remove: string;
  participants: string;
  newParticipant: string;
  requester: string;
  someoneElse: string;
  newRequester: string;
  requesterHint: string;
  confirms: string;
  changeRequester: string;
  snooze: string;
  putOff: string;
  wake: string;
  merge: string;
  mergeInto: string;
  mergeHint: string;
  join: string;
  undoMerge: string;
}

export const TRIAGE: Readonly<Record<Language, TriageWords>> = {
  nl: {
    title: 'Beoordelen',
    priority: 'Prioriteit',
    notAssessed: 'nog niet beoordeeld (gevraagd: {priority})',
    assignee: 'Toegewezen aan',
    nobody: 'niemand',
    me: 'mij',
    status: 'Status',
    organisation: 'Organisatie',
    none: 'geen',
    save: 'Bewaren',
    take: 'Zelf opnemen',
    more: 'Aanvrager, labels, deelnemers, uitstellen, samenvoegen, splitsen',
    subject: 'Onderwerp',
    rename: 'Wijzigen',
    tags: 'Labels',
    newTag: 'Nieuw label',
    add: 'Toevoegen',
    remove: 'Verwijderen',
    participants: 'Deelnemers',
    newParticipant: 'E-mailadres van een deelnemer',
    requester: 'Aanvrager',
    someoneElse: 'Een deelnemer',
    newRequester: 'Ander e-mailadres',
    requesterHint:
      'Antwoorden gaan voortaan naar deze persoon. Wie het eerst was, blijft deelnemer; diens links naar de statuspagina werken zolang dat zo is.',
    confirms: 'Bevestiging met het nummer sturen',
    changeRequester: 'Aanvrager wijzigen',
    snooze: 'Uitstellen tot',
    putOff: 'Uitstellen',
    wake: 'Nu terug in de wachtrij',
    merge: 'Samenvoegen',
    mergeInto: 'Met aanvraag nummer',
    mergeHint: 'Alles van deze aanvraag gaat naar de andere; dit nummer blijft ernaar verwijzen.',
    join: 'Samenvoegen',
    undoMerge: 'Samenvoeging ongedaan maken',
  },
  fr: {
    title: 'Évaluer',
    priority: 'Priorité',
    notAssessed: 'pas encore évaluée (demandée : {priority})',
    assignee: 'Attribuée à',
    nobody: 'personne',
    me: 'moi',
    status: 'État',
    organisation: 'Organisation',
    none: 'aucune',
    save: 'Enregistrer',
    take: 'M’en charger',
    more: 'Demandeur, étiquettes, participants, report, fusion, séparation',
    subject: 'Objet',
    rename: 'Modifier',
    tags: 'Étiquettes',
    newTag: 'Nouvelle étiquette',
    add: 'Ajouter',
    remove: 'Retirer',
    participants: 'Participants',
    newParticipant: 'Adresse e-mail d’un participant',
    requester: 'Demandeur',
    someoneElse: 'Un participant',
    newRequester: 'Autre adresse e-mail',
    requesterHint:
      'Les réponses vont désormais à cette personne. L’ancien demandeur reste participant ; ses liens vers la page de suivi fonctionnent aussi longtemps.',
    confirms: 'Envoyer la confirmation avec le numéro',
    changeRequester: 'Changer le demandeur',
    snooze: 'Reporter au',
    putOff: 'Reporter',
    wake: 'Remettre dans la file',
    merge: 'Fusionner',
    mergeInto: 'Avec la demande numéro',
    mergeHint: 'Tout ce qui est ici passe dans l’autre demande ; ce numéro continue d’y mener.',
    join: 'Fusionner',
    undoMerge: 'Annuler la fusion',
  },
  en: {
    title: 'Triage',
    priority: 'Priority',
    notAssessed: 'not assessed yet (asked: {priority})',
    assignee: 'Assigned to',
    nobody: 'nobody',
    me: 'me',
    status: 'Status',
    organisation: 'Organisation',
    none: 'none',
    save: 'Save',
    take: 'Take it',
    more: 'Requester, tags, participants, put off, merge, split',
    subject: 'Subject',
    rename: 'Change',
    tags: 'Tags',
    newTag: 'New tag',
    add: 'Add',
    remove: 'Remove',
    participants: 'Participants',
    newParticipant: 'E-mail address of a participant',
    requester: 'Requester',
    someoneElse: 'A participant',
    newRequester: 'Another e-mail address',
    requesterHint:
      'Answers go to this person from now on. Who it was before stays a participant; that person’s links to the status page work as long.',
    confirms: 'Send the confirmation with the number',
    changeRequester: 'Change the requester',
    snooze: 'Put off until',
    putOff: 'Put off',
    wake: 'Back in its queue now',
    merge: 'Merge',
    mergeInto: 'Into ticket number',
    mergeHint: 'All of this ticket goes to the other one; this number keeps leading there.',
    join: 'Merge',
    undoMerge: 'Undo the merge',
  },
  de: {
    title: 'Beurteilen',
    priority: 'Priorität',
    notAssessed: 'noch nicht beurteilt (gewünscht: {priority})',
    assignee: 'Zugewiesen an',
    nobody: 'niemand',
    me: 'mich',
    status: 'Status',
    organisation: 'Organisation',
    none: 'keine',
    save: 'Speichern',
    take: 'Selbst übernehmen',
    more: 'Anfragender, Schlagwörter, Teilnehmer, zurückstellen, zusammenführen, trennen',
    subject: 'Betreff',
    rename: 'Ändern',
    tags: 'Schlagwörter',
    newTag: 'Neues Schlagwort',
    add: 'Hinzufügen',
    remove: 'Entfernen',
    participants: 'Teilnehmer',
    newParticipant: 'E-Mail-Adresse eines Teilnehmers',
    requester: 'Anfragender',
    someoneElse: 'Ein Teilnehmer',
    newRequester: 'Andere E-Mail-Adresse',
    requesterHint:
      'Antworten gehen ab jetzt an diese Person. Wer es vorher war, bleibt Teilnehmer; die Links dieser Person zur Statusseite gelten so lange.',
    confirms: 'Bestätigung mit der Nummer senden',
    changeRequester: 'Anfragenden ändern',
    snooze: 'Zurückstellen bis',
    putOff: 'Zurückstellen',
    wake: 'Jetzt zurück in die Warteschlange',
    merge: 'Zusammenführen',
    mergeInto: 'Mit Anfrage Nummer',
    mergeHint: 'Alles aus dieser Anfrage geht in die andere über; diese Nummer führt weiter dorthin.',
    join: 'Zusammenführen',
    undoMerge: 'Zusammenführung rückgängig machen',
  },
};
