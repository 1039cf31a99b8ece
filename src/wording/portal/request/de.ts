import type { RequestWords } from '../request-words.ts';

export const de: RequestWords = {
  about: 'Ihre Anfrage',
  subject: 'Betreff',
  words: 'Beschreibung',
  wordsHint:
    'Was haben Sie getan, was haben Sie erwartet, und was ist geschehen? Eine Fehlermeldung bitte wörtlich übernehmen.',
  category: 'Worum geht es?',
  noCategory: 'Weiß ich nicht',
  covered: 'Gehört zum Support',
  notCovered: 'Kostenpflichtig, nach Ihrer Zustimmung',
  product: 'Produkt',
  otherProduct: 'Ein anderes Produkt, oder weiß ich nicht',
  version: 'Version',
  versionHint: 'Steht oft unter Hilfe oder Über.',
  priority: 'Wie dringend ist es?',
  priorities: {
    low: { name: 'Keine Eile', hint: 'eine Frage oder ein Wunsch' },
    normal: { name: 'Normal', hint: 'es stört, aber ich kann arbeiten' },
    high: { name: 'Dringend', hint: 'wichtige Arbeit steht still, ohne Ausweg' },
    urgent: { name: 'Alles steht still', hint: 'niemand kann mehr arbeiten' },
  },
  you: 'Ihre Angaben',
  name: 'Name',
  address: 'E-Mail-Adresse',
  addressHint: 'Dorthin senden wir die Bestätigung und unsere Antwort.',
  organisation: 'Organisation',
  phone: 'Telefon',
  optional: 'freiwillig',
  files: 'Anhänge',
  filesHint: 'Ein Bildschirmfoto hilft oft. Höchstens {count} Dateien, zusammen {size}.',
  trap: 'Lassen Sie dieses Feld leer',
  send: 'Senden',
  sending: 'Ihre Anfrage wird gesendet…',
  checking: 'Ihr Browser führt eine kurze Prüfung durch…',
  failed:
    'Das Senden hat nicht geklappt. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut; Ihre Eingaben sind noch da.',
  faults: {
    title: 'Es fehlt noch etwas',
    name: 'Geben Sie Ihren Namen an.',
    address: 'Geben Sie Ihre E-Mail-Adresse an.',
    addressWrong: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie an@beispiel.de.',
    subject: 'Geben Sie einen Betreff an; wenige Worte genügen.',
    words: 'Beschreiben Sie Ihre Anfrage.',
    wordsLong: 'Diese Beschreibung ist zu lang. Fügen Sie den längsten Teil als Datei an.',
  },
  notices: {
    again: 'Bitte klicken Sie noch einmal auf Senden. Ihre Eingaben sind noch da; das hält Roboter fern.',
    wait: 'In den letzten Minuten kamen zu viele Anfragen. Versuchen Sie es in einer Viertelstunde erneut, oder senden Sie uns eine E-Mail.',
    prove:
      'Roboter belasten dieses Formular. Ihr Browser führt deshalb zuerst eine kurze Prüfung durch. Bitte klicken Sie noch einmal auf Senden; Ihre Eingaben sind noch da.',
    over: 'Das sind zu viele oder zu große Dateien. Wählen Sie weniger, oder senden Sie sie später als Antwort auf die Bestätigung.',
    filesLost: 'Bitte wählen Sie Ihre Dateien erneut: Ein Browser kann sie nicht behalten.',
  },
  needsScript:
    'Roboter belasten dieses Formular zurzeit, und ohne JavaScript können wir Sie nicht von einem Roboter unterscheiden. Senden Sie uns eine E-Mail an die Adresse, die Sie von uns haben, oder versuchen Sie es in einer Viertelstunde erneut.',
  taken: {
    title: 'Danke, Ihre Anfrage ist gut angekommen',
    number: 'Ihre Nummer',
    confirmed: 'Wir haben eine Bestätigung an {address} gesendet. Darin steht ein persönlicher Link zu Ihrer Anfrage.',
    confirmedLater:
      'Sie erhalten in Kürze eine Bestätigung an {address}. Darin steht ein persönlicher Link zu Ihrer Anfrage.',
    notConfirmed: 'Bitte notieren Sie diese Nummer: An diese Adresse senden wir zurzeit keine Bestätigung.',
    next: 'Wie geht es weiter?',
    nextText: 'Jemand von uns sieht sich Ihre Anfrage an und meldet sich dann bei Ihnen.',
    another: 'Eine weitere Anfrage stellen',
  },
};
