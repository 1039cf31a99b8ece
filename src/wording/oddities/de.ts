import type { OddityWords } from '../oddity-words.ts';

export const de: OddityWords = {
  'duplicate-header': 'Das Feld {field} steht mehr als einmal darin; das erste zählt.',
  'no-message-id': 'Sie hat keine Message-ID: ein zweites Exemplar würde nur an seinem Inhalt erkannt.',
  'no-date': 'Sie hat kein lesbares Datum; der Zeitpunkt der Ankunft zählt.',
  'header-too-long': 'Ihr Kopf ist länger, als wir lesen: Felder an seinem Ende können fehlen.',
  'boundary-guessed': 'Die Linie zwischen ihren Teilen ist nicht die angekündigte; eine andere wurde dafür genommen.',
  'boundary-missing': 'Die angekündigte Linie zwischen ihren Teilen kommt nie; alles wurde als ein Teil genommen.',
  'too-many-parts': 'Sie hat mehr Teile, als wir lesen; die anderen stehen in der rohen Mail, die aufbewahrt ist.',
  'too-deep':
    'Ihre Teile sind tiefer verschachtelt, als wir lesen; die tiefsten stehen in der rohen Mail, die aufbewahrt ist.',
  'too-many-attachments':
    'Sie hat mehr Anhänge, als wir nehmen; die anderen stehen in der rohen Mail, die aufbewahrt ist.',
  'text-too-long': 'Ihr Text ist länger, als wir zeigen; alles steht in der rohen Mail, die aufbewahrt ist.',
  'html-too-long': 'Ihr HTML ist länger, als wir zeigen; alles steht in der rohen Mail, die aufbewahrt ist.',
  'tnef-too-long': 'Ihre winmail.dat ist zu groß, um ausgepackt zu werden, und wird aufbewahrt, wie sie ist.',
  'tnef-unreadable': 'Ihre winmail.dat ließ sich nicht auspacken und wird aufbewahrt, wie sie ist.',
  'not-read:time': 'Das Lesen dauerte zu lange: nur der Kopf wurde gelesen, und sie ist als Ganzes angehängt.',
  'not-read:memory':
    'Das Lesen brauchte zu viel Speicher: nur der Kopf wurde gelesen, und sie ist als Ganzes angehängt.',
  'message-id-reused': 'Eine frühere Mail hatte dieselbe Message-ID, sagte aber etwas anderes.',
  'typed-number-over-headers':
    'Sie antwortet auf eine Mail zu {number}, aber die Nummer im Betreff wurde von Hand getippt, und die zählt.',
  'typed-number-not-trusted':
    'Ihr Betreff nennt {number}, wozu der Absender nicht gehört; es zählt, worauf sie antwortet.',
  'mistyped-number': 'Ihr Betreff nennt {number}, doch keine Anfrage hat diese Nummer: Sie ist vertippt.',
};
