import type { OddityWords } from '../oddity-words.ts';

export const nl: OddityWords = {
  'duplicate-header': 'Het veld {field} komt meer dan eens voor; het eerste telt.',
  'no-message-id': 'Er is geen Message-ID: een tweede exemplaar zou alleen aan de inhoud herkend worden.',
  'no-date': 'Er is geen leesbare datum; het moment van aankomst telt.',
  'header-too-long': 'De koptekst is langer dan wij lezen: velden aan het eind kunnen ontbreken.',
  'boundary-guessed': 'De lijn tussen de delen is niet de aangekondigde; een andere werd ervoor genomen.',
  'boundary-missing': 'De aangekondigde lijn tussen de delen komt nooit; de inhoud werd als één deel genomen.',
  'too-many-parts': 'Er zijn meer delen dan wij lezen; de andere staan in de ruwe mail, die bewaard is.',
  'too-deep': 'De delen zitten dieper in elkaar dan wij lezen; de diepste staan in de ruwe mail, die bewaard is.',
  'too-many-attachments': 'Er zijn meer bijlagen dan wij nemen; de andere staan in de ruwe mail, die bewaard is.',
  'text-too-long': 'De tekst is langer dan wij tonen; alles staat in de ruwe mail, die bewaard is.',
  'html-too-long': 'De HTML is langer dan wij tonen; alles staat in de ruwe mail, die bewaard is.',
  'tnef-too-long': 'Het bestand winmail.dat is te groot om uit te pakken, en is bewaard zoals het is.',
  'tnef-unreadable': 'Het bestand winmail.dat kon niet uitgepakt worden, en is bewaard zoals het is.',
  'not-read:time': 'Lezen duurde te lang: alleen de koptekst werd gelezen, en de mail is in zijn geheel bijgevoegd.',
  'not-read:memory':
    'Lezen vroeg te veel geheugen: alleen de koptekst werd gelezen, en de mail is in zijn geheel bijgevoegd.',
  'message-id-reused': 'Een eerdere mail had dezelfde Message-ID, maar zei iets anders.',
  'typed-number-over-headers':
    'De mail antwoordt op een mail over {number}, maar het nummer in het onderwerp is met de hand getypt, en dat telt.',
  'typed-number-not-trusted':
    'Het onderwerp noemt {number}, maar de afzender hoort daar niet bij; waarop de mail antwoordt, telt.',
  'mistyped-number': 'Het onderwerp noemt {number}, maar dat nummer heeft geen enkele aanvraag: er zit een tikfout in.',
};
