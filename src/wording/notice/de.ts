import { by, type NoticeWords } from '../notice-words.ts';

export const de: NoticeWords = {
  titles: {
    'new-ticket': 'Neue Anfrage',
    'customer-replied': 'Neue Antwort',
    doubtful: 'Nachricht eines Unbekannten',
    'answer-held': 'Antwort zurückgehalten',
    'approval-decided': 'Entscheidung über eine Zustimmung',
    'appointment-answered': 'Antwort zum Termin',
    'appointment-changed': 'Ihre Planung hat sich geändert',
    'customer-closed': 'Vom Kunden geschlossen',
    rated: 'Bewertet',
    undelivered: 'Antwort nicht zugestellt',
    note: 'Interne Notiz',
    assigned: 'Ihnen zugewiesen',
    'deadline-soon': 'Frist läuft bald ab',
    'deadline-missed': 'Frist abgelaufen',
    'timer-long': 'Ihre Zeitmessung läuft noch',
  },
  sentences: {
    'new-ticket': by((who) => `${who} hat eine Anfrage eröffnet:`, 'Eine neue Anfrage ist eingegangen:'),
    'customer-replied': by((who) => `${who} hat geantwortet:`, 'Eine Antwort ist eingegangen:'),
    doubtful: by(
      (who) =>
        `${who} gehört nicht zu dieser Anfrage und hat geschrieben. Nehmen Sie die Nachricht in Loket an, verschieben Sie sie oder lehnen Sie sie ab:`,
      'Jemand, der nicht zu dieser Anfrage gehört, hat mit ihrer Nummer geschrieben. Sehen Sie in Loket, wohin die Nachricht gehört:',
    ),
    'answer-held': () =>
      'Eine Antwort per E-Mail auf diese Anfrage, im Namen eines Mitarbeiters, wurde zurückgehalten; sie ging an niemanden. Der Grund steht in Loket bei der zurückgehaltenen Mail. War sie von Ihnen, antworten Sie in Loket.',
    'approval-decided': by(
      (who) => `Entscheidung über die erbetene Zeit, notiert von ${who}:`,
      'Der Kunde hat über die erbetene Zeit entschieden:',
    ),
    'appointment-answered': () => 'Der Kunde hat auf den Termin geantwortet:',
    'appointment-changed': () => 'Ein Kollege hat einen Termin in Ihrer Planung angelegt, verschoben oder abgesagt.',
    'customer-closed': () => 'Der Kunde hat die Anfrage geschlossen:',
    rated: () => 'Der Kunde hat die Hilfe bewertet:',
    undelivered: () => 'Eine Mail an den Kunden ist nicht angekommen:',
    note: by((who) => `${who} hat eine interne Notiz geschrieben:`, 'Eine interne Notiz ist eingegangen:'),
    assigned: by((who) => `${who} hat Ihnen diese Anfrage zugewiesen.`, 'Diese Anfrage ist Ihnen zugewiesen.'),
    'deadline-soon': () => 'Die Frist dieser Anfrage läuft bald ab.',
    'deadline-missed': () => 'Die Frist dieser Anfrage ist abgelaufen.',
    'timer-long': () =>
      'Ihre Zeitmessung für diese Anfrage läuft schon lange. Arbeiten Sie noch daran, oder haben Sie vergessen, sie anzuhalten?',
  },
  digest: (tickets) => `Neues zu ${tickets} Anfragen`,
  answerAbove: '##- Antworten Sie oberhalb dieser Linie -##',
  requester: 'Anfragender',
  onDesk: 'In Loket öffnen',
  colon: ':',
  replyReaches: {
    public: (name) => `Wenn Sie auf diese Mail antworten, geht Ihre Antwort an den Kunden (${name}).`,
    internal: () => 'Wenn Sie auf diese Mail antworten, lesen nur Kollegen Ihre Antwort (interne Notiz).',
  },
  elseTo: {
    public: (name, address) => `Für den Kunden (${name}): ${address}`,
    internal: (_name, address) => `Nur für Kollegen (interne Notiz): ${address}`,
  },
  notByMail: 'Antworten Sie in Loket: Eine Antwort auf diese Mail erreicht den Kunden nicht.',
  more: (left) => `… und ${left} weitere: siehe Loket.`,
  silentUntil: (moment) =>
    `Sie haben in der letzten Stunde so viele Hinweise erhalten wie erlaubt. Was jetzt noch geschieht, meldet Ihnen die nächste Mail ab ${moment}; bis dahin steht alles in Loket.`,
  settings: 'Wählen Sie selbst, was Ihnen gemeldet wird:',
};
