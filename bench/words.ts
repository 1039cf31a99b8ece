/** Sentences that customers write, by language: enough to make mails that do not repeat each other. */
import type { Language } from '../src/message/mail.ts';

export interface Phrases {
  greeting: string;
  closing: string;
  subjects: readonly string[];
  sentences: readonly string[];
  /** The line above a quoted mail. */
  wrote: string;
}

export const PHRASES: Readonly<Record<Language, Phrases>> = {
  nl: {
    greeting: 'Goedemorgen,',
    closing: 'Met vriendelijke groeten,',
    wrote: 'Op di 24 nov. 2026 om 09:02 schreef de klantendienst <info@elders.example>:',
    subjects: [
      'Factuur wordt niet afgedrukt',
      'Vraag over de licentie',
      'Foutmelding bij het opstarten',
      'Nieuwe prijslijst',
    ],
    sentences: [
      'Sinds de update van gisteren krijgen wij bij het afdrukken van een factuur enkel een leeg blad.',
      'Andere documenten lukken wel, dus aan de printer zelf kan het volgens mij niet liggen.',
      'Kunt u eens kijken wat er misgaat? De klant wacht al drie dagen op zijn factuur.',
      'Wij hebben het programma al twee keer opnieuw opgestart, maar dat maakt geen verschil.',
      'In het magazijn werkt alles zoals vroeger; alleen op de bureaus boven zien wij deze melding.',
      'Mijn collega zegt dat u dit vorig jaar van op afstand hebt opgelost, misschien helpt dat u verder.',
      'U mag mij altijd bellen tussen negen en twaalf uur, in de namiddag ben ik niet op kantoor.',
      'De schermafdruk in bijlage toont wat er gebeurt nadat ik op de knop heb gedrukt.',
    ],
  },
  fr: {
    greeting: 'Bonjour,',
    closing: 'Cordialement,',
    wrote: 'Le mar. 24 nov. 2026 à 09:02, le service client <info@elders.example> a écrit :',
    subjects: [
      "Message d'erreur à l'ouverture",
      'Question sur la facture',
      'Licence supplémentaire',
      'Export impossible',
    ],
    sentences: [
      "Depuis ce matin, nous recevons un message d'erreur quand nous ouvrons le dossier d'un client.",
      'Vous trouverez la capture d’écran et le journal en pièce jointe, si cela peut vous être utile.',
      'Pourriez-vous nous rappeler cet après-midi ? Nous devons encore envoyer les factures du mois.',
      'Le problème ne se produit que sur les postes du premier étage, pas à la comptabilité.',
      'Nous avons déjà redémarré le serveur deux fois, sans aucun résultat jusqu’à présent.',
      "Je ne sais pas si c'est lié, mais la mise à jour de la semaine passée n'a pas été terminée.",
      'Merci de nous dire combien de temps cela va prendre, afin que nous puissions prévenir nos clients.',
      'Le numéro de version qui est affiché dans le menu est le 12.4, comme sur les autres postes.',
    ],
  },
  en: {
    greeting: 'Hello,',
    closing: 'Kind regards,',
    wrote: 'On Tue, 24 Nov 2026 at 09:02, Customer care <info@elders.example> wrote:',
    subjects: [
      'How do we export the stock list?',
      'Printing fails since Monday',
      'Question about our contract',
      'Login',
    ],
    sentences: [
      'Could you tell us how to export the complete stock list, including the supplier codes, to a spreadsheet?',
      'We only find the export for a single supplier, and there are more than two hundred of them.',
      'Since Monday the labels come out shifted by about two centimetres on every printer in the warehouse.',
      'We have already reinstalled the driver and restarted the server, but nothing has changed so far.',
      'My colleague remembers that you solved something like this last year, so it may help to look there.',
      'It is not urgent, but we would like to have it working before the end of the month if possible.',
      'You can reach me by telephone in the morning; in the afternoon I am usually out with customers.',
      'The version that is shown in the menu is 12.4, the same as on the other computers.',
    ],
  },
  de: {
    greeting: 'Guten Tag,',
    closing: 'Mit freundlichen Grüßen,',
    wrote: 'Am Di., 24. Nov. 2026 um 09:02 schrieb der Kundendienst <info@elders.example>:',
    subjects: ['Preisliste einlesen', 'Fehlermeldung beim Drucken', 'Frage zur Rechnung', 'Zweiter Arbeitsplatz'],
    sentences: [
      'wir möchten die neue Preisliste unseres Lieferanten einlesen, aber das Programm meldet einen Fehler.',
      'Es fehlt angeblich die Spalte 4, obwohl die Datei genauso aussieht wie im vergangenen Jahr.',
      'Können Sie uns bitte helfen? Wir brauchen die Preise spätestens am Freitag für ein Angebot.',
      'Auf dem anderen Rechner funktioniert es, deshalb vermuten wir, dass eine Einstellung verändert wurde.',
      'Den Server haben wir bereits zweimal neu gestartet, das hat leider nichts geändert.',
      'Sie erreichen mich telefonisch zwischen neun und zwölf Uhr, nachmittags bin ich meistens unterwegs.',
      'Im Anhang finden Sie die Datei und ein Bild der Meldung, wie Sie es beim letzten Mal wollten.',
      'Bitte sagen Sie uns auch, ob dafür zusätzliche Kosten entstehen und wie hoch diese wären.',
    ],
  },
};
