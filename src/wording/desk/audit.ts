/** The words of the audit trail: who did what. */
import type { Language } from '../../message/mail.ts';
import { type AuditAction, isAuditAction } from '../../ticket/audit.ts';

export interface AuditWords {
  title: string;
  lead: string;
  when: string;
  who: string;
  what: string;
  ticket: string;
  /** The operator on the command line; for a ticket, Loket by itself. */
  operator: string;
  itself: string;
  anybody: string;
  nobody: string;
  where: string;
  wheres: Readonly<Record<'all' | 'house' | 'tickets', string>>;
  untilDay: string;
  apply: string;
  clear: string;
  empty: string;
  older: string;
  noteWritten: string;
  answerSent: string;
  eventsOf: string;
  noTicket: string;
  /** `{about}` is whom or what, `{detail}` the rest. */
  actions: Readonly<Record<AuditAction, string>>;
}

export const AUDIT: Readonly<Record<Language, AuditWords>> = {
  nl: {
    title: 'Logboek',
    lead: 'Wie wat deed en wanneer, het nieuwste eerst. Niets hiervan wordt gewijzigd of gewist.',
    when: 'Wanneer',
    who: 'Wie',
    what: 'Wat',
    ticket: 'Aanvraag',
    operator: 'beheerder van de server',
    itself: 'Loket zelf',
    anybody: 'iedereen',
    nobody: 'niemand bij naam',
    where: 'Waarover',
    wheres: { all: 'alles', house: 'beheer', tickets: 'aanvragen' },
    untilDay: 'Tot en met',
    apply: 'Toepassen',
    clear: 'Wissen',
    empty: 'Hier staat niets.',
    older: 'Ouder',
    noteWritten: 'schreef een interne notitie',
    answerSent: 'antwoordde de klant',
    eventsOf: 'Nummer van een aanvraag',
    noTicket: 'Er is geen aanvraag met dit nummer.',
    actions: {
      'agent-added': '{about} toegevoegd als {detail}',
      'agent-role': 'Rol van {about}: {detail}',
      'agent-disabled': '{about} mag zich niet meer aanmelden',
      'agent-enabled': '{about} mag zich weer aanmelden',
      'agent-link': 'Link om een wachtwoord te kiezen gemaakt voor {about}',
      'agent-password': 'Wachtwoord van {about} ingesteld',
      'own-password': 'Eigen wachtwoord gekozen ({about})',
      'organisation-added': 'Organisatie {about} toegevoegd {detail}',
      'organisation-changed': 'Organisatie {about} gewijzigd {detail}',
      'contact-named': '{about} is nu contactpersoon van {detail}',
      'contact-dropped': '{about} is niet langer contactpersoon van {detail}',
      'contract-added': 'Contract van {about} toegevoegd: {detail}',
      'contract-ended': 'Laatste dag van het contract van {about}: {detail}',
      'category-added': 'Categorie {about} toegevoegd',
      'category-renamed': 'Categorie {detail} heet nu {about}',
      'category-retired': 'Categorie {about} uit de lijst genomen',
      'category-restored': 'Categorie {about} terug in de lijst',
      'ready-reply-kept': 'Standaardantwoord {about} bewaard',
      'ready-reply-retired': 'Standaardantwoord {about} wordt niet meer aangeboden',
      'month-invoiced': 'Tijd van {about} als gefactureerd gemerkt, op {detail} aanvragen',
      'mail-retried': 'Inkomende mail {about} opnieuw laten verwerken',
      'mail-released': 'Tegengehouden mail {about} doorgelaten',
      'mail-sent-again': 'Uitgaande mail {about} opnieuw laten versturen',
      'mail-settled': 'Uitgaande mail {about} als verzonden aangemerkt',
      'raw-viewed': 'Inkomende mail {about} gelezen zoals hij aankwam',
      'backup-restored': 'Back-up van {about} teruggezet',
    },
  },
  fr: {
    title: 'Journal',
    lead: 'Qui a fait quoi et quand, le plus récent d’abord. Rien n’y est modifié ni effacé.',
    when: 'Quand',
    who: 'Qui',
    what: 'Quoi',
    ticket: 'Demande',
    operator: 'administrateur du serveur',
    itself: 'Loket lui-même',
    anybody: 'tout le monde',
    nobody: 'personne en particulier',
    where: 'À propos de',
    wheres: { all: 'tout', house: 'gestion', tickets: 'demandes' },
    untilDay: 'Jusqu’au',
    apply: 'Appliquer',
    clear: 'Effacer',
    empty: 'Il n’y a rien ici.',
    older: 'Plus ancien',
    noteWritten: 'a écrit une note interne',
    answerSent: 'a répondu au client',
    eventsOf: 'Numéro d’une demande',
    noTicket: 'Aucune demande ne porte ce numéro.',
    actions: {
      'agent-added': '{about} ajouté comme {detail}',
      'agent-role': 'Rôle de {about} : {detail}',
      'agent-disabled': '{about} ne peut plus se connecter',
      'agent-enabled': '{about} peut à nouveau se connecter',
      'agent-link': 'Lien pour choisir un mot de passe créé pour {about}',
      'agent-password': 'Mot de passe de {about} défini',
      'own-password': 'Mot de passe personnel choisi ({about})',
      'organisation-added': 'Organisation {about} ajoutée {detail}',
      'organisation-changed': 'Organisation {about} modifiée {detail}',
      'contact-named': '{about} désigné comme contact de {detail}',
      'contact-dropped': '{about} n’est plus contact de {detail}',
      'contract-added': 'Contrat de {about} ajouté : {detail}',
      'contract-ended': 'Dernier jour du contrat de {about} : {detail}',
      'category-added': 'Catégorie {about} ajoutée',
      'category-renamed': 'La catégorie {detail} s’appelle désormais {about}',
      'category-retired': 'Catégorie {about} retirée de la liste',
      'category-restored': 'Catégorie {about} remise dans la liste',
      'ready-reply-kept': 'Réponse type {about} enregistrée',
      'ready-reply-retired': 'Réponse type {about} retirée de la liste',
      'month-invoiced': 'Temps de {about} marqué comme facturé, sur {detail} demandes',
      'mail-retried': 'Nouveau traitement du courrier entrant {about}',
      'mail-released': 'Courrier retenu {about} laissé passer',
      'mail-sent-again': 'Nouvel envoi du courrier sortant {about}',
      'mail-settled': 'Courrier sortant {about} considéré comme envoyé',
      'raw-viewed': 'Courrier entrant {about} lu tel qu’il est arrivé',
      'backup-restored': 'Sauvegarde du {about} restaurée',
    },
  },
  en: {
    title: 'Audit trail',
    lead: 'Who did what and when, newest first. Nothing of it is ever changed or deleted.',
    when: 'When',
    who: 'Who',
    what: 'What',
    ticket: 'Ticket',
    operator: 'operator of the server',
    itself: 'Loket itself',
    anybody: 'anybody',
    nobody: 'nobody by name',
    where: 'About',
    wheres: { all: 'everything', house: 'administration', tickets: 'tickets' },
    untilDay: 'Up to and including',
    apply: 'Apply',
    clear: 'Clear',
    empty: 'There is nothing here.',
    older: 'Older',
    noteWritten: 'wrote an internal note',
    answerSent: 'answered the customer',
    eventsOf: 'Number of a ticket',
    noTicket: 'There is no ticket with this number.',
    actions: {
      'agent-added': 'added {about} as {detail}',
      'agent-role': 'changed the role of {about}: {detail}',
      'agent-disabled': '{about} may not sign in any more',
      'agent-enabled': '{about} may sign in again',
      'agent-link': 'made a link for {about} to choose a password',
      'agent-password': 'set the password of {about}',
      'own-password': 'chose a password ({about})',
      'organisation-added': 'added the organisation {about} {detail}',
      'organisation-changed': 'changed the organisation {about} {detail}',
      'contact-named': 'made {about} a contact of {detail}',
      'contact-dropped': '{about} is no contact of {detail} any more',
      'contract-added': 'added a contract of {about}: {detail}',
      'contract-ended': 'set the last day of the contract of {about}: {detail}',
      'category-added': 'added the category {about}',
      'category-renamed': 'the category {detail} is called {about} now',
      'category-retired': 'took the category {about} out of the list',
      'category-restored': 'put the category {about} back into the list',
      'ready-reply-kept': 'Ready reply {about} kept',
      'ready-reply-retired': 'Ready reply {about} offered no more',
      'month-invoiced': 'marked the time of {about} as invoiced, on {detail} tickets',
      'mail-retried': 'had incoming mail {about} processed again',
      'mail-released': 'let held mail {about} through',
      'mail-sent-again': 'had outgoing mail {about} sent again',
      'mail-settled': 'counted outgoing mail {about} as sent',
      'raw-viewed': 'read incoming mail {about} as it came',
      'backup-restored': 'restored the backup of {about}',
    },
  },
  de: {
    title: 'Protokoll',
    lead: 'Wer was wann getan hat, das Neueste zuerst. Nichts davon wird geändert oder gelöscht.',
    when: 'Wann',
    who: 'Wer',
    what: 'Was',
    ticket: 'Anfrage',
    operator: 'Betreiber des Servers',
    itself: 'Loket selbst',
    anybody: 'alle',
    nobody: 'niemand mit Namen',
    where: 'Worüber',
    wheres: { all: 'alles', house: 'Verwaltung', tickets: 'Anfragen' },
    untilDay: 'Bis einschließlich',
    apply: 'Anwenden',
    clear: 'Zurücksetzen',
    empty: 'Hier steht nichts.',
    older: 'Älter',
    noteWritten: 'schrieb eine interne Notiz',
    answerSent: 'antwortete dem Kunden',
    eventsOf: 'Nummer einer Anfrage',
    noTicket: 'Es gibt keine Anfrage mit dieser Nummer.',
    actions: {
      'agent-added': '{about} als {detail} hinzugefügt',
      'agent-role': 'Rolle von {about}: {detail}',
      'agent-disabled': '{about} darf sich nicht mehr anmelden',
      'agent-enabled': '{about} darf sich wieder anmelden',
      'agent-link': 'Link zur Wahl eines Passworts für {about} erstellt',
      'agent-password': 'Passwort von {about} gesetzt',
      'own-password': 'Eigenes Passwort gewählt ({about})',
      'organisation-added': 'Organisation {about} hinzugefügt {detail}',
      'organisation-changed': 'Organisation {about} geändert {detail}',
      'contact-named': '{about} zur Kontaktperson von {detail} gemacht',
      'contact-dropped': '{about} ist nicht mehr Kontaktperson von {detail}',
      'contract-added': 'Vertrag von {about} hinzugefügt: {detail}',
      'contract-ended': 'Letzter Tag des Vertrags von {about}: {detail}',
      'category-added': 'Kategorie {about} hinzugefügt',
      'category-renamed': 'Die Kategorie {detail} heißt jetzt {about}',
      'category-retired': 'Kategorie {about} aus der Liste genommen',
      'category-restored': 'Kategorie {about} wieder in der Liste',
      'ready-reply-kept': 'Textbaustein {about} gespeichert',
      'ready-reply-retired': 'Textbaustein {about} nicht mehr angeboten',
      'month-invoiced': 'Zeit von {about} als abgerechnet markiert, bei {detail} Anfragen',
      'mail-retried': 'Eingehende Mail {about} erneut verarbeiten lassen',
      'mail-released': 'Zurückgehaltene Mail {about} durchgelassen',
      'mail-sent-again': 'Ausgehende Mail {about} erneut senden lassen',
      'mail-settled': 'Ausgehende Mail {about} als gesendet gewertet',
      'raw-viewed': 'Eingehende Mail {about} im Original gelesen',
      'backup-restored': 'Sicherung vom {about} zurückgespielt',
    },
  },
};

/** What was done, as a phrase; a code without words here keeps its own. */
export function auditText(
  language: Language,
  { action, about, detail }: { action: string; about: string; detail: string },
): string {
  const sentence = isAuditAction(action) ? AUDIT[language].actions[action] : `${action}: {about} {detail}`;
  return sentence
    .replace('{about}', () => about)
    .replace('{detail}', () => detail)
    .trim();
}
