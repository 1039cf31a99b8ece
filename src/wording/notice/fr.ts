import { by, type NoticeWords } from '../notice-words.ts';

export const fr: NoticeWords = {
  titles: {
    'new-ticket': 'Nouvelle demande',
    'customer-replied': 'Nouvelle réponse',
    doubtful: 'Message d’un inconnu',
    'answer-held': 'Réponse retenue',
    'approval-decided': 'Décision sur un accord',
    'appointment-answered': 'Réponse au rendez-vous',
    'appointment-changed': 'Votre planning a changé',
    'customer-closed': 'Clôturée par le client',
    rated: 'Évaluation',
    undelivered: 'Réponse non remise',
    note: 'Note interne',
    assigned: 'Demande qui vous est attribuée',
    'deadline-soon': 'L’échéance approche',
    'deadline-missed': 'Échéance dépassée',
    'timer-long': 'Votre chronomètre tourne toujours',
  },
  sentences: {
    'new-ticket': by((who) => `${who} a ouvert une demande :`, 'Une nouvelle demande est arrivée :'),
    'customer-replied': by((who) => `${who} a répondu :`, 'Une réponse est arrivée :'),
    doubtful: by(
      (who) =>
        `${who} ne fait pas partie de cette demande et a écrit. Acceptez, déplacez ou refusez le message dans Loket :`,
      'Quelqu’un qui ne fait pas partie de cette demande a écrit avec son numéro. Voyez dans Loket où va le message :',
    ),
    'answer-held': () =>
      'Une réponse par e-mail à cette demande, au nom d’un collaborateur, a été retenue ; elle n’est partie à personne. La raison figure dans Loket, avec le courrier retenu. Si elle est de vous, répondez dans Loket.',
    'approval-decided': by(
      (who) => `Décision sur le temps demandé, notée par ${who} :`,
      'Le client a décidé du temps demandé :',
    ),
    'appointment-answered': () => 'Le client a répondu au rendez-vous :',
    'appointment-changed': () => 'Un collègue a planifié, déplacé ou annulé un rendez-vous de votre planning.',
    'customer-closed': () => 'Le client a clôturé la demande :',
    rated: () => 'Le client a évalué l’aide :',
    undelivered: () => 'Un e-mail au client n’a pas été remis :',
    note: by((who) => `${who} a écrit une note interne :`, 'Une note interne est arrivée :'),
    assigned: by((who) => `${who} vous a attribué cette demande.`, 'Cette demande vous est attribuée.'),
    'deadline-soon': () => 'L’échéance de cette demande approche.',
    'deadline-missed': () => 'L’échéance de cette demande est dépassée.',
    'timer-long': () =>
      'Votre chronomètre tourne depuis longtemps pour cette demande. Y travaillez-vous encore, ou avez-vous oublié de l’arrêter ?',
  },
  digest: (tickets) => `Du nouveau pour ${tickets} demandes`,
  answerAbove: '##- Répondez au-dessus de cette ligne -##',
  requester: 'Demandeur',
  onDesk: 'Ouvrir dans Loket',
  colon: ' :',
  replyReaches: {
    public: (name) => `Si vous répondez à cet e-mail, votre réponse part au client (${name}).`,
    internal: () => 'Si vous répondez à cet e-mail, seuls les collègues lisent votre réponse (note interne).',
  },
  elseTo: {
    public: (name, address) => `Pour le client (${name}) : ${address}`,
    internal: (_name, address) => `Pour les collègues seulement (note interne) : ${address}`,
  },
  notByMail: 'Répondez dans Loket : une réponse à cet e-mail n’atteint pas le client.',
  more: (left) => `… et encore ${left} : voyez Loket.`,
  silentUntil: (moment) =>
    `Vous avez reçu cette dernière heure autant d’avis que permis. La suite vous sera annoncée par le prochain e-mail à partir de ${moment} ; entre-temps, tout se trouve dans Loket.`,
  settings: 'Choisissez vous-même ce qui vous est annoncé :',
};
