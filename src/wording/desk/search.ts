/** The words of the search page. */
import type { Language } from '../../message/mail.ts';

/** Where words were found. */
export type FoundIn = 'number' | 'subject' | 'requester' | 'person' | 'sender' | 'message' | 'note' | 'file';

export interface SearchWords {
  title: string;
  field: string;
  /** Below the field: what can be typed. */
  hint: string;
  status: string;
  any: string;
  from: string;
  to: string;
  search: string;
  clear: string;
  /** Nothing matches. */
  none: string;
  /** More matched than was looked at. */
  cut: string;
  number: string;
  subject: string;
  requester: string;
  nobody: string;
  noSubject: string;
  /** Heads the column that says where the words stand. */
  found: string;
  date: string;
  foundIn: Readonly<Record<FoundIn, string>>;
  unverified: string;
  rejected: string;
  /** e.g. `and 3 more places in this ticket`. */
  others: (count: number) => string;
  previous: string;
  more: string;
}

export const SEARCH: Readonly<Record<Language, SearchWords>> = {
  nl: {
    title: 'Zoeken',
    field: 'Nummer, naam, adres, onderwerp, tekst of bestandsnaam',
    hint: 'Het begin van een woord volstaat; accenten tellen niet. Tussen "aanhalingstekens": precies deze woorden na elkaar.',
    status: 'Status',
    any: 'alle',
    from: 'Van',
    to: 'Tot en met',
    search: 'Zoeken',
    clear: 'Wissen',
    none: 'Niets gevonden. Probeer minder woorden, of alleen het begin ervan.',
    cut: 'Deze woorden staan in heel veel berichten: alleen de nieuwste zijn doorzocht. Een woord erbij, of een periode, helpt.',
    number: 'Nummer',
    subject: 'Onderwerp',
    requester: 'Aanvrager',
    nobody: 'niemand',
    noSubject: '(geen onderwerp)',
    found: 'Gevonden',
    date: 'Datum',
    foundIn: {
      number: 'in het nummer',
      subject: 'in het onderwerp',
      requester: 'bij de aanvrager',
      person: 'bij een betrokkene',
      sender: 'bij de afzender',
      message: 'in een bericht',
      note: 'in een interne notitie',
      file: 'in de naam van een bestand',
    },
    unverified: 'onbekende afzender',
    rejected: 'afgewezen',
    others: (count) => (count === 1 ? 'en nog op 1 plaats' : `en nog op ${count} plaatsen`),
    previous: 'Vorige',
    more: 'Meer',
  },
  fr: {
    title: 'Rechercher',
    field: 'Numéro, nom, adresse, objet, texte ou nom de fichier',
    hint: 'Le début d’un mot suffit ; les accents ne comptent pas. Entre "guillemets" : exactement ces mots, dans cet ordre.',
    status: 'État',
    any: 'tous',
    from: 'Du',
    to: 'Au',
    search: 'Rechercher',
    clear: 'Effacer',
    none: 'Rien trouvé. Essayez moins de mots, ou seulement leur début.',
    cut: 'Ces mots se trouvent dans de très nombreux messages : seuls les plus récents ont été parcourus. Un mot de plus, ou une période, aide.',
    number: 'Numéro',
    subject: 'Objet',
    requester: 'Demandeur',
    nobody: 'personne',
    noSubject: '(sans objet)',
    found: 'Trouvé',
    date: 'Date',
    foundIn: {
      number: 'dans le numéro',
      subject: 'dans l’objet',
      requester: 'chez le demandeur',
      person: 'chez un participant',
      sender: 'chez l’expéditeur',
      message: 'dans un message',
      note: 'dans une note interne',
      file: 'dans un nom de fichier',
    },
    unverified: 'expéditeur inconnu',
    rejected: 'refusé',
    others: (count) => (count === 1 ? 'et à 1 autre endroit' : `et à ${count} autres endroits`),
    previous: 'Précédent',
    more: 'Suite',
  },
  en: {
    title: 'Search',
    field: 'Number, name, address, subject, text or file name',
    hint: 'The beginning of a word is enough; accents do not matter. In "quotes": exactly these words in a row.',
    status: 'Status',
    any: 'any',
    from: 'From',
    to: 'Until',
    search: 'Search',
    clear: 'Clear',
    none: 'Nothing found. Try fewer words, or only their beginnings.',
    cut: 'These words occur in very many messages: only the newest were looked at. One more word, or a period, helps.',
    number: 'Number',
    subject: 'Subject',
    requester: 'Requester',
    nobody: 'nobody',
    noSubject: '(no subject)',
    found: 'Found',
    date: 'Date',
    foundIn: {
      number: 'in the number',
      subject: 'in the subject',
      requester: 'at the requester',
      person: 'at a participant',
      sender: 'at the sender',
      message: 'in a message',
      note: 'in an internal note',
      file: 'in the name of a file',
    },
    unverified: 'unknown sender',
    rejected: 'rejected',
    others: (count) => (count === 1 ? 'and in 1 more place' : `and in ${count} more places`),
    previous: 'Previous',
    more: 'More',
  },
  de: {
    title: 'Suchen',
    field: 'Nummer, Name, Adresse, Betreff, Text oder Dateiname',
    hint: 'Der Anfang eines Wortes genügt; Akzente zählen nicht. In "Anführungszeichen": genau diese Wörter hintereinander.',
    status: 'Status',
    any: 'alle',
    from: 'Von',
    to: 'Bis',
    search: 'Suchen',
    clear: 'Löschen',
    none: 'Nichts gefunden. Versuchen Sie es mit weniger Wörtern oder nur mit deren Anfang.',
    cut: 'Diese Wörter stehen in sehr vielen Nachrichten: Nur die neuesten wurden durchsucht. Ein Wort mehr oder ein Zeitraum hilft.',
    number: 'Nummer',
    subject: 'Betreff',
    requester: 'Anfragende Person',
    nobody: 'niemand',
    noSubject: '(kein Betreff)',
    found: 'Gefunden',
    date: 'Datum',
    foundIn: {
      number: 'in der Nummer',
      subject: 'im Betreff',
      requester: 'bei der anfragenden Person',
      person: 'bei einer beteiligten Person',
      sender: 'beim Absender',
      message: 'in einer Nachricht',
      note: 'in einer internen Notiz',
      file: 'im Namen einer Datei',
    },
    unverified: 'unbekannter Absender',
    rejected: 'abgelehnt',
    others: (count) => (count === 1 ? 'und an 1 weiteren Stelle' : `und an ${count} weiteren Stellen`),
    previous: 'Zurück',
    more: 'Mehr',
  },
};
