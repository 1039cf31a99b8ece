import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/message/language.ts';
import type { Language } from '../../src/message/mail.ts';

/** Short mails as customers write them, with names and product words of other languages in them. */
const SENTENCES: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    'Printer doet het niet',
    'Kan iemand langskomen?',
    'Wachtwoord vergeten, graag reset',
    'Scherm blijft zwart na de update van Windows 11.',
    'Goedemorgen, Outlook crasht telkens als ik een bijlage open.',
    'De laptop van Marie-Claire Dupont start niet meer op.',
    'VPN verbinding valt weg, Teams ook. Dringend!',
    'Hallo, wanneer komt de nieuwe switch toe?',
    'Bedankt, alles werkt terug.',
    'Ok voor mij, morgen om 10u',
    'Nog altijd hetzelfde probleem met de scanner...',
    'Beste, in bijlage de foto van de foutmelding. Mvg, Jan',
    'Kunnen jullie een offerte maken voor 3 HP LaserJet printers?',
    'Ik krijg de melding "Your account has been locked" bij het aanmelden.',
    'Dag, onze site geeft error 500 sinds deze ochtend.',
    'Gelieve de mailbox van Pierre Lefèvre over te zetten naar Office 365.',
    'Mag de factuur naar het adres in Brussel?',
    'Toner bijna leeg',
    'Dit is nog niet opgelost.',
    'Wifi in de vergaderzaal werkt traag',
    'Het lukt nog steeds niet, zie screenshot.',
    'Mijn collega Sophie kan niet inloggen op SharePoint',
    'Graag een nieuwe badge voor stagiair Tom',
    'We hebben geen internet meer in de winkel',
    'De klant uit Luik klaagt over Exchange',
    'Nee, dat klopt niet',
    'Oké top, merci!',
  ],
  fr: [
    'Imprimante en panne',
    'Le wifi ne fonctionne plus',
    'Mot de passe oublié',
    "L'écran reste noir après la mise à jour Windows.",
    'Bonjour, Outlook plante dès que j’ouvre une pièce jointe.',
    "L'ordinateur de Jan Van den Berg ne démarre plus.",
    'Connexion VPN coupée, Teams aussi. Urgent !',
    'Quand arrive le nouveau switch ?',
    'Merci, tout est rentré dans l’ordre.',
    'Ok pour moi, demain à 10h',
    'Toujours le même problème avec le scanner...',
    'Voici la photo du message d’erreur. Cordialement, Luc',
    'Pourriez-vous faire une offre pour 3 imprimantes HP LaserJet ?',
    'J’obtiens "Your account has been locked" en me connectant.',
    'Notre site affiche error 500 depuis ce matin.',
    'Veuillez transférer la boîte mail de Kris Peeters vers Office 365.',
    'Quelqu’un peut passer ?',
    'Toner presque vide',
    "Ce n'est pas encore résolu.",
    'Suite à notre appel, je confirme le rendez-vous de jeudi.',
    'Ça ne marche toujours pas, voir capture.',
    'Ma collègue Sofie ne peut pas se connecter à SharePoint',
    'Nous n’avons plus internet au magasin',
    'Pouvez-vous me rappeler ?',
    'Le client de Gand se plaint de Exchange',
    'Bien reçu, merci',
  ],
  de: [
    'Drucker geht nicht',
    'Passwort vergessen',
    'Bildschirm bleibt schwarz nach dem Windows Update.',
    'Guten Morgen, Outlook stürzt ab, sobald ich einen Anhang öffne.',
    'Der Laptop von Frau Van den Berg startet nicht mehr.',
    'VPN Verbindung bricht ab, Teams auch. Dringend!',
    'Wann kommt der neue Switch?',
    'Danke, alles läuft wieder.',
    'Passt für mich, morgen um 10 Uhr',
    'Immer noch das gleiche Problem mit dem Scanner...',
    'Anbei ein Foto der Fehlermeldung. MfG, Jürgen',
    'Könnten Sie uns ein Angebot für 3 HP LaserJet machen?',
    'Ich bekomme "Your account has been locked" beim Anmelden.',
    'Unsere Seite zeigt seit heute früh error 500.',
    'Bitte das Postfach von Luc Dupont nach Office 365 umziehen.',
    'Kann jemand vorbeikommen?',
    'Toner fast leer',
    'Das ist noch nicht gelöst.',
    'Es klappt immer noch nicht, siehe Screenshot.',
    'Meine Kollegin Sophie kann sich nicht bei SharePoint anmelden',
    'Wir haben kein Internet mehr im Laden',
    'Rufen Sie mich bitte zurück',
    'Tastatur reagiert nicht',
    'Mit dem Angebot einverstanden',
  ],
  en: [
    'Printer not working',
    'Password reset please',
    'Screen stays black after the Windows update.',
    'Good morning, Outlook crashes whenever I open an attachment.',
    "Kris Van den Berg's laptop won't start anymore.",
    'VPN keeps dropping, Teams too. Urgent!',
    'When will the new switch arrive?',
    'Thanks, everything works again.',
    'Fine with me, tomorrow at 10',
    'Still the same problem with the scanner...',
    'Attached is a photo of the error message. Regards, Tom',
    'Could you make us an offer for 3 HP LaserJet printers?',
    'I get "Toegang geweigerd" when logging in.',
    'Our site shows error 500 since this morning.',
    'Please move the mailbox of Pierre Lefèvre to Office 365.',
    'Can someone come over?',
    'Toner almost empty',
    'This has not been solved yet.',
    'Meeting room wifi is slow',
    'Still failing, see screenshot.',
    'My colleague Sofie cannot log in to SharePoint',
    'We lost internet in the shop',
    'Please call me back',
    'The customer in Ghent complains about Exchange',
    'Keyboard does not respond',
  ],
};

/** Words of no language, or of too many. */
const NOTHING_TO_SAY = [
  '',
  'ok',
  '12345',
  'SA-100427',
  'https://example.org/the/and/is',
  'HP LaserJet 4200n',
  'Jan Peeters',
  '??',
  'Windows 11 Pro 64 bit',
  'Server offline!!',
];

describe('R-MSG-11 language of short, mixed mails', () => {
  const all = Object.entries(SENTENCES).flatMap(([language, texts]) => texts.map((text) => ({ text, language })));

  it(`finds the language of at least 97 % of ${all.length} short mails, whatever the default`, () => {
    for (const fallback of ['nl', 'fr', 'de', 'en'] as const) {
      const missed = all.filter(({ text, language }) => (detectLanguage(text) ?? fallback) !== language);
      expect(missed.length / all.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.03);
    }
  });

  it.each(NOTHING_TO_SAY)('takes the default for %j', (text) => {
    for (const fallback of ['nl', 'fr'] as const) expect(detectLanguage(text) ?? fallback).toBe(fallback);
  });

  it('is not misled by a signature, a product name or a quoted error', () => {
    expect(detectLanguage('Bonjour, j’ai le message "The remote server is not available" depuis hier.')).toBe('fr');
    expect(detectLanguage('RE: Ticket update\nDank u, het is in orde.')).toBe('nl');
    expect(detectLanguage('Fwd: Invoice\nBitte prüfen.')).toBe('de');
  });
});
