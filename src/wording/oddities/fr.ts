import type { OddityWords } from '../oddity-words.ts';

export const fr: OddityWords = {
  'duplicate-header': 'Le champ {field} s’y trouve plus d’une fois ; le premier compte.',
  'no-message-id': 'Il n’a pas de Message-ID : un second exemplaire ne serait reconnu qu’à son contenu.',
  'no-date': 'Il n’a pas de date lisible ; le moment de son arrivée compte.',
  'header-too-long': 'Son en-tête est plus long que ce que nous lisons : des champs de la fin peuvent manquer.',
  'boundary-guessed': 'La ligne entre ses parties n’est pas celle qu’il annonce ; une autre a été prise.',
  'boundary-missing': 'La ligne qu’il annonce entre ses parties ne vient jamais ; le tout a été pris pour une seule.',
  'too-many-parts': 'Il a plus de parties que nous n’en lisons ; les autres sont dans l’e-mail brut, conservé.',
  'too-deep':
    'Ses parties sont plus imbriquées que nous ne lisons ; les plus profondes sont dans l’e-mail brut, conservé.',
  'too-many-attachments':
    'Il a plus de pièces jointes que nous n’en prenons ; les autres sont dans l’e-mail brut, conservé.',
  'text-too-long': 'Son texte est plus long que ce que nous affichons ; tout est dans l’e-mail brut, conservé.',
  'html-too-long': 'Son HTML est plus long que ce que nous affichons ; tout est dans l’e-mail brut, conservé.',
  'tnef-too-long': 'Son winmail.dat est trop grand pour être déballé, et est conservé tel quel.',
  'tnef-unreadable': 'Son winmail.dat n’a pas pu être déballé, et est conservé tel quel.',
  'not-read:time': 'Sa lecture a pris trop de temps : seuls ses en-têtes ont été lus, et il est joint en entier.',
  'not-read:memory':
    'Sa lecture a demandé trop de mémoire : seuls ses en-têtes ont été lus, et il est joint en entier.',
  'message-id-reused': 'Un e-mail antérieur avait le même Message-ID, mais disait autre chose.',
  'typed-number-over-headers':
    'Il répond à un e-mail sur {number}, mais le numéro de son objet a été tapé à la main, et c’est lui qui compte.',
  'typed-number-not-trusted':
    'Son objet cite {number}, dont l’expéditeur ne fait pas partie ; c’est ce à quoi il répond qui compte.',
  'mistyped-number':
    'Son objet cite {number}, mais aucune demande ne porte ce numéro : il contient une faute de frappe.',
};
