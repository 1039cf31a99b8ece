import type { PageWords } from '../page-words.ts';

export const de: PageWords = {
  languageName: 'Deutsch',
  languages: 'Sprachen',
  unnamedDesk: 'Support',
  home: {
    lead: 'Hier sind Sie mit Ihren Hilfeanfragen richtig.',
    write: {
      title: 'Lieber eine E-Mail?',
      text: 'Senden Sie eine E-Mail an die Supportadresse, die Sie von uns erhalten haben. Sie bekommen sofort eine Bestätigung mit einer Nummer.',
    },
    follow: {
      title: 'Eine Anfrage verfolgen',
      text: 'Die Bestätigung enthält einen persönlichen Link zum Stand Ihrer Anfrage. Möchten Sie etwas ergänzen? Antworten Sie auf eine unserer E-Mails und lassen Sie die Nummer im Betreff stehen.',
    },
  },
  states: {
    new: { short: 'Eingegangen', long: 'Ihre Nachricht ist angekommen. Wir sehen sie uns so bald wie möglich an.' },
    open: { short: 'In Bearbeitung', long: 'Wir arbeiten daran.' },
    planned: { short: 'Eingeplant', long: 'Wir haben dafür Zeit eingeplant.' },
    waiting: { short: 'Wartet', long: 'Wir können weitermachen, sobald wir mehr wissen.' },
    customer: { short: 'Wartet auf Sie', long: 'Wir können weitermachen, sobald wir Ihre Antwort haben.' },
    approval: {
      short: 'Wartet auf Freigabe',
      long: 'Wir können weitermachen, sobald unser Vorschlag freigegeben ist.',
    },
    'third-party': {
      short: 'Wartet auf Dritte',
      long: 'Wir warten auf jemand anderen, zum Beispiel einen Lieferanten.',
    },
    resolved: {
      short: 'Gelöst',
      long: 'Aus unserer Sicht ist das gelöst. Stimmt das nicht? Sagen Sie es uns weiter unten.',
    },
    closed: { short: 'Abgeschlossen', long: 'Diese Anfrage ist abgeschlossen.' },
  },
  status: {
    number: 'Nummer',
    received: 'Eingegangen',
    expected: 'Lösung voraussichtlich',
    noSubject: '(ohne Betreff)',
    conversation: 'Nachrichten',
    newestFirst: 'die neueste zuerst',
    empty: 'Es gibt noch keine Nachrichten.',
    you: 'Sie',
    someone: 'Teilnehmer',
    rest: 'Rest der Nachricht',
    wholeMessage: 'Die ganze Nachricht',
    cut: 'Diese Nachricht ist zu lang, um hier ganz gezeigt zu werden.',
    more: 'Ältere Nachrichten werden hier nicht gezeigt.',
    attachments: 'Anhänge',
    noWords: '(ohne Text)',
    add: 'Sie können auch auf eine unserer E-Mails antworten; lassen Sie dann die Nummer im Betreff stehen.',
    private: 'Diese Seite ist nur für Sie: Wer den Link hat, kann sie lesen.',
  },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Der Link ist falsch, abgelaufen oder wurde zurückgezogen. In unserer neuesten E-Mail zu Ihrer Anfrage steht der richtige.',
  },
  refused: {
    title: 'Das geht nicht',
    text: 'Diese Anfrage konnten wir nicht annehmen. Beginnen Sie noch einmal mit dem Link in unserer E-Mail.',
  },
  tooMany: {
    title: 'Einen Moment',
    text: 'Zu viele Versuche nacheinander. Bitte versuchen Sie es in einer Viertelstunde erneut.',
  },
  failed: {
    title: 'Das hat nicht geklappt',
    text: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es später erneut.',
    id: 'Kennung',
  },
};
