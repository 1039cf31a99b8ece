import type { ExplanationWords } from '../explanation-words.ts';

export const de: ExplanationWords = {
  kinds: {
    person: 'von einem Menschen geschrieben',
    automatic: 'automatisch: von einer Maschine geschrieben',
    list: 'von einer Mailingliste',
    bounce: 'ein Zustellbericht: sagt, was aus einer Mail von uns geworden ist',
    receipt: 'eine Lesebestätigung',
    calendar: 'eine Kalendernachricht',
    loop: 'eine eigene Mail, die zurückkam',
  },
  decisions: {
    'new-request': 'nichts darin führt zu einer bekannten Anfrage',
    'doubtful-reply':
      'der Betreff nennt eine Anfrage, aber der Absender gehört nicht zu ihr; die Nummer allein genügt dann nicht',
    'ticket-closed': 'sie antwortet auf eine Anfrage, die zu lange geschlossen ist; die neue ist mit ihr verknüpft',
    'reply-token': 'sie ging an die signierte Antwortadresse dieser Anfrage',
    'own-message-id': 'sie antwortet auf eine Mail, die wir gesendet haben',
    'known-message-id': 'sie antwortet auf eine Mail dieser Anfrage',
    'subject-number': 'der Betreff trägt die Nummer, und der Absender gehört zu dieser Anfrage',
    'delivery-report': 'sie betrifft eine Mail, die wir diesem Empfänger wirklich gesendet haben',
    'read-receipt': 'sie meldet, dass eine Mail von uns gelesen wurde',
    'appointment-answer': 'sie antwortet auf einen Termin von uns',
    'outdated-answer': 'sie antwortet auf einen Termin, der inzwischen verschoben oder abgesagt ist',
    spam: 'der Mailserver hat sie als Spam markiert',
    'agent-impersonation':
      'sie gibt vor, von einem Mitarbeiter zu sein, aber die Prüfung des Absenders (DMARC) scheitert',
    'agent-answer':
      'es ist die Antwort eines Mitarbeiters an den Kunden per E-Mail: sie kam an die für ihn gemachte Adresse, und der Mailserver bürgt für den Absender',
    'agent-note':
      'es ist eine interne Notiz eines Mitarbeiters per E-Mail: sie kam an die für ihn gemachte Adresse, und der Mailserver bürgt für den Absender',
    'agent-answer-off':
      'ein Mitarbeiter beantwortete einen Hinweis ohne Antwortadresse: Antworten per E-Mail ist nicht aktiv, antworten Sie in Loket',
    'agent-answer-other': 'ein Mitarbeiter schrieb an die Antwortadresse eines Kollegen',
    'agent-answer-unproved':
      'es gibt sich als Antwort eines Mitarbeiters aus, aber der Mailserver bürgt nicht für den Absender',
    'agent-answer-empty': 'die Antwort eines Mitarbeiters enthält keine neuen Worte',
    'agent-answer-nobody': 'ein Mitarbeiter antwortete, aber die Anfrage hat keinen Anfragenden mit E-Mail-Adresse',
    'unproved-report': 'sie betrifft eine Mail, von deren Versand wir nichts wissen',
    duplicate: 'dieselbe Mail kam schon früher',
    'own-loop': 'es ist eine eigene Mail: nach Absender oder nach einer Message-ID von uns',
  },
  confirmations: {
    'new-ticket': 'ein Mensch hat eine neue Anfrage gestellt',
    'deferred-cap-total': 'später: in der letzten Stunde gingen mehr hinaus, als confirmation.max_per_hour erlaubt',
    'not-a-new-ticket': 'nur eine neue Anfrage wird bestätigt',
    'not-a-person': 'Maschinen, Listen und Berichte bekommen nie Antwort',
    'suppressed-by-sender': 'der Absender wünscht keine automatische Antwort (X-Auto-Response-Suppress)',
    'no-address': 'sie nennt keinen Absender, dem man antworten könnte',
    'own-address': 'der Absender ist eine eigene Adresse',
    'machine-address': 'die Adresse des Absenders liest niemand, z. B. noreply@ oder mailer-daemon@',
    'too-old': 'sie kam vor längerer Zeit an, als confirmation.max_age_hours erlaubt',
    restored:
      'sie kam an, bevor eine Sicherung zurückgespielt wurde, und wurde damals vielleicht schon bestätigt, mit einer anderen Nummer',
    rescan: 'das Postfach wird neu gelesen, und diese Mail wurde vielleicht schon bestätigt',
    'dmarc-fail':
      'der Absender ist vielleicht gefälscht (DMARC gescheitert), und eine Bestätigung träfe einen Unbeteiligten',
    'cap-address':
      'diese Adresse bekam in der letzten Stunde so viele Bestätigungen, wie confirmation.max_per_address_per_hour erlaubt',
    split: 'ein Mitarbeiter hat die Anfrage abgetrennt, ohne Bestätigung',
    'sent-by-agent': 'ein Mitarbeiter hat sie selbst gesendet',
  },
  outcomes: {
    pending: 'noch nicht verarbeitet',
    opened: 'hat eine Anfrage eröffnet',
    appended: 'kam zu einer Anfrage',
    'delivery-event': 'ein Zustellbericht, bei der Anfrage vermerkt',
    receipt: 'eine Lesebestätigung, bei der Anfrage vermerkt',
    'calendar-event': 'eine Antwort auf einen Termin',
    duplicate: 'dieselbe Mail kam schon früher; nichts geschah',
    'own-loop': 'eine eigene Mail; nichts geschah',
    held: 'zurückgehalten, bis jemand entscheidet',
    failed: 'konnte nicht verarbeitet werden',
    oversize: 'zu groß, um geholt zu werden; sie liegt noch auf dem Server',
    vanished: 'vom Server verschwunden, bevor sie geholt werden konnte',
    'before-start': 'lag vor Loket im Postfach; in Ruhe gelassen',
  },
};
