/** What the made-up customer and agent of the samples write. */
import type { Language } from '../message/mail.ts';

export interface SampleWords {
  subject: string;
  message: string;
  fileName: string;
  refusedName: string;
  answer: string;
  appointment: string;
  notes: string;
  reason: string;
}

export const SAMPLE_WORDS: Readonly<Record<Language, SampleWords>> = {
  nl: {
    subject: 'Facturen worden dubbel afgedrukt',
    message:
      'Goedendag,\n\nSinds gisteren drukt het programma elke factuur twee keer af. Wat kan ik doen?\n\nAn Peeters',
    fileName: 'schermafdruk.png',
    refusedName: 'foto-101.jpg',
    answer:
      'Dag An,\n\nDat komt door een instelling van de printer. Zet onder Instellingen > Afdrukken het aantal exemplaren op 1. Lukt het dan?\n\nBart',
    appointment: 'Samen de printer instellen',
    notes: 'Hou de printer bij de hand.',
    reason: 'De databank moet worden hersteld.',
  },
  fr: {
    subject: 'Les factures s’impriment en double',
    message:
      'Bonjour,\n\nDepuis hier, le programme imprime chaque facture deux fois. Que puis-je faire ?\n\nAn Peeters',
    fileName: 'capture d’écran.png',
    refusedName: 'photo-101.jpg',
    answer:
      'Bonjour An,\n\nCela vient d’un réglage de l’imprimante. Sous Paramètres > Impression, mettez le nombre d’exemplaires à 1. Cela fonctionne-t-il ?\n\nBart',
    appointment: 'Régler l’imprimante ensemble',
    notes: 'Gardez l’imprimante à portée de main.',
    reason: 'La base de données doit être réparée.',
  },
  en: {
    subject: 'Invoices are printed twice',
    message: 'Good morning,\n\nSince yesterday the program prints every invoice twice. What can I do?\n\nAn Peeters',
    fileName: 'screenshot.png',
    refusedName: 'photo-101.jpg',
    answer:
      'Dear An,\n\nThat comes from a setting of the printer. Under Settings > Printing, set the number of copies to 1. Does it work then?\n\nBart',
    appointment: 'Setting up the printer together',
    notes: 'Please have the printer at hand.',
    reason: 'The database must be repaired.',
  },
  de: {
    subject: 'Rechnungen werden doppelt gedruckt',
    message: 'Guten Tag,\n\nseit gestern druckt das Programm jede Rechnung zweimal. Was kann ich tun?\n\nAn Peeters',
    fileName: 'bildschirmfoto.png',
    refusedName: 'foto-101.jpg',
    answer:
      'Guten Tag An,\n\ndas liegt an einer Einstellung des Druckers. Setzen Sie unter Einstellungen > Drucken die Anzahl der Exemplare auf 1. Klappt es dann?\n\nBart',
    appointment: 'Gemeinsam den Drucker einrichten',
    notes: 'Bitte halten Sie den Drucker bereit.',
    reason: 'Die Datenbank muss repariert werden.',
  },
};
