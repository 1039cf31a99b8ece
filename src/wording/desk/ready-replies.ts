/** The words of the ready replies: the admins' pages, and the choice above an answer. */
import type { Language } from '../../message/mail.ts';
import type { ReadyReplyField } from '../ready-reply.ts';

export interface ReadyRepliesWords {
  title: string;
  lead: string;
  none: string;
  add: string;
  name: string;
  text: string;
  suits: string;
  suitsAny: string;
  suitsLead: string;
  save: string;
  preview: string;
  previewLead: string;
  retired: string;
  retire: string;
  offerAgain: string;
  toFront: string;
  toBack: string;
  back: string;
  fields: string;
  fieldsLead: string;
  field: Readonly<Record<ReadyReplyField, string>>;
  /** `{language}`; `{name}` of a field, `{line}` and `{what}` of liquid that cannot be read. */
  faults: Readonly<Record<'no-name' | 'no-text' | 'too-long' | 'field' | 'liquid', string>>;
  /** On the answer form. */
  choose: string;
  insert: string;
  suiting: string;
  others: string;
}

export const READY_REPLIES: Readonly<Record<Language, ReadyRepliesWords>> = {
  nl: {
    title: 'Standaardantwoorden',
    lead: 'Teksten die medewerkers in een antwoord invoegen, in de taal van de klant en al ingevuld. Zij kunnen ze daarna nog aanpassen.',
    none: 'Er zijn nog geen standaardantwoorden.',
    add: 'Standaardantwoord toevoegen',
    name: 'Naam, voor medewerkers',
    text: 'Tekst',
    suits: 'Past bij',
    suitsAny: 'elke aanvraag',
    suitsLead: 'Bij die aanvragen staat het bovenaan; te kiezen is het overal.',
    save: 'Bewaren',
    preview: 'Voorbeeld tonen',
    previewLead: 'Zo leest een klant het, met voorbeeldgegevens.',
    retired: 'niet meer te kiezen',
    retire: 'Niet meer aanbieden',
    offerAgain: 'Weer aanbieden',
    toFront: 'Omhoog',
    toBack: 'Omlaag',
    back: 'Alle standaardantwoorden',
    fields: 'Velden',
    fieldsLead:
      'Een veld staat tussen dubbele accolades. Wat leeg kan zijn, staat in een voorwaarde: {% if appointment %} … {% endif %}',
    field: {
      greeting: 'aanhef met de naam, zoals de andere mails',
      customerName: 'naam van de klant',
      number: 'nummer van de aanvraag',
      subject: 'onderwerp',
      category: 'categorie, of leeg',
      agentName: 'naam van de medewerker die antwoordt',
      mailboxName: 'naam van de mailbox',
      expectedDate: 'verwachte datum, of leeg',
      appointment: 'volgende afspraak, of leeg',
      statusUrl: 'link naar de aanvraag, na aanmelden',
    },
    faults: {
      'no-name': 'Geef ook een naam in het {language}.',
      'no-text': 'De tekst in het {language} ontbreekt.',
      'too-long': 'De tekst in het {language} is te lang: hoogstens 10.000 tekens.',
      field: 'In de tekst in het {language}: het veld {name} bestaat niet. De velden staan in de lijst.',
      liquid: 'De tekst in het {language} is niet te lezen, regel {line}: {what}',
    },
    choose: 'Standaardantwoord',
    insert: 'Invoegen',
    suiting: 'Past bij deze categorie',
    others: 'Andere',
  },
  fr: {
    title: 'Réponses types',
    lead: 'Des textes que les collaborateurs insèrent dans une réponse, dans la langue du client et déjà complétés. Ils peuvent encore les adapter.',
    none: 'Il n’y a pas encore de réponse type.',
    add: 'Ajouter une réponse type',
    name: 'Nom, pour les collaborateurs',
    text: 'Texte',
    suits: 'Convient pour',
    suitsAny: 'toute demande',
    suitsLead: 'Elle y figure en tête ; on peut la choisir partout.',
    save: 'Enregistrer',
    preview: 'Afficher un aperçu',
    previewLead: 'Voici ce que lit un client, avec des données d’exemple.',
    retired: 'plus proposée',
    retire: 'Ne plus proposer',
    offerAgain: 'Proposer à nouveau',
    toFront: 'Monter',
    toBack: 'Descendre',
    back: 'Toutes les réponses types',
    fields: 'Champs',
    fieldsLead:
      'Un champ se met entre doubles accolades. Ce qui peut être vide se met dans une condition : {% if appointment %} … {% endif %}',
    field: {
      greeting: 'formule d’appel avec le nom, comme dans les autres mails',
      customerName: 'nom du client',
      number: 'numéro de la demande',
      subject: 'objet',
      category: 'catégorie, ou vide',
      agentName: 'nom du collaborateur qui répond',
      mailboxName: 'nom de la boîte mail',
      expectedDate: 'date prévue, ou vide',
      appointment: 'prochain rendez-vous, ou vide',
      statusUrl: 'lien vers la demande, après connexion',
    },
    faults: {
      'no-name': 'Il manque un nom : {language}.',
      'no-text': 'Il manque un texte : {language}.',
      'too-long': '{language} : le texte est trop long, au plus 10 000 caractères.',
      field: '{language} : le champ {name} n’existe pas. Les champs sont dans la liste.',
      liquid: '{language} : le texte est illisible, ligne {line} : {what}',
    },
    choose: 'Réponse type',
    insert: 'Insérer',
    suiting: 'Convient à cette catégorie',
    others: 'Autres',
  },
  en: {
    title: 'Ready replies',
    lead: 'Texts that agents put into an answer, in the customer’s language and filled in. They can still change them.',
    none: 'There are no ready replies yet.',
    add: 'Add a ready reply',
    name: 'Name, for agents',
    text: 'Text',
    suits: 'Suits',
    suitsAny: 'any ticket',
    suitsLead: 'It comes first on those tickets, and can be chosen on all.',
    save: 'Save',
    preview: 'Show a preview',
    previewLead: 'What a customer will read, with sample data.',
    retired: 'offered no more',
    retire: 'Offer no more',
    offerAgain: 'Offer again',
    toFront: 'Up',
    toBack: 'Down',
    back: 'All ready replies',
    fields: 'Fields',
    fieldsLead:
      'A field goes between double braces. What may be empty goes into a condition: {% if appointment %} … {% endif %}',
    field: {
      greeting: 'salutation with the name, as in the other mails',
      customerName: 'name of the customer',
      number: 'number of the ticket',
      subject: 'subject',
      category: 'category, or empty',
      agentName: 'name of the agent who answers',
      mailboxName: 'name of the mailbox',
      expectedDate: 'expected date, or empty',
      appointment: 'next appointment, or empty',
      statusUrl: 'link to the ticket, after signing in',
    },
    faults: {
      'no-name': 'Give a name in {language} too.',
      'no-text': 'The text in {language} is missing.',
      'too-long': 'The text in {language} is too long: at most 10,000 characters.',
      field: 'In the text in {language}: there is no field {name}. The fields are in the list.',
      liquid: 'The text in {language} cannot be read, line {line}: {what}',
    },
    choose: 'Ready reply',
    insert: 'Insert',
    suiting: 'Suits this category',
    others: 'Others',
  },
  de: {
    title: 'Textbausteine',
    lead: 'Texte, die Mitarbeiter in eine Antwort einfügen, in der Sprache des Kunden und schon ausgefüllt. Sie lassen sich danach noch ändern.',
    none: 'Es gibt noch keine Textbausteine.',
    add: 'Textbaustein hinzufügen',
    name: 'Name, für Mitarbeiter',
    text: 'Text',
    suits: 'Passt zu',
    suitsAny: 'jeder Anfrage',
    suitsLead: 'Dort steht er oben; wählen lässt er sich überall.',
    save: 'Speichern',
    preview: 'Vorschau anzeigen',
    previewLead: 'So liest es ein Kunde, mit Beispieldaten.',
    retired: 'nicht mehr wählbar',
    retire: 'Nicht mehr anbieten',
    offerAgain: 'Wieder anbieten',
    toFront: 'Nach oben',
    toBack: 'Nach unten',
    back: 'Alle Textbausteine',
    fields: 'Felder',
    fieldsLead:
      'Ein Feld steht in doppelten geschweiften Klammern. Was leer sein kann, steht in einer Bedingung: {% if appointment %} … {% endif %}',
    field: {
      greeting: 'Anrede mit dem Namen, wie in den anderen Mails',
      customerName: 'Name des Kunden',
      number: 'Nummer der Anfrage',
      subject: 'Betreff',
      category: 'Kategorie, oder leer',
      agentName: 'Name des Mitarbeiters, der antwortet',
      mailboxName: 'Name des Postfachs',
      expectedDate: 'voraussichtliches Datum, oder leer',
      appointment: 'nächster Termin, oder leer',
      statusUrl: 'Link zur Anfrage, nach der Anmeldung',
    },
    faults: {
      'no-name': 'Geben Sie auch auf {language} einen Namen an.',
      'no-text': 'Der Text auf {language} fehlt.',
      'too-long': 'Der Text auf {language} ist zu lang: höchstens 10.000 Zeichen.',
      field: 'Im Text auf {language}: Das Feld {name} gibt es nicht. Die Felder stehen in der Liste.',
      liquid: 'Der Text auf {language} ist nicht lesbar, Zeile {line}: {what}',
    },
    choose: 'Textbaustein',
    insert: 'Einfügen',
    suiting: 'Passt zu dieser Kategorie',
    others: 'Weitere',
  },
};
