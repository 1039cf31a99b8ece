import { by, type NoticeWords } from '../notice-words.ts';

export const nl: NoticeWords = {
  titles: {
    'new-ticket': 'Nieuwe aanvraag',
    'customer-replied': 'Nieuw antwoord',
    doubtful: 'Bericht van een onbekende',
    'answer-held': 'Antwoord tegengehouden',
    'approval-decided': 'Beslissing over een akkoord',
    'appointment-answered': 'Afspraak beantwoord',
    'appointment-changed': 'Uw planning is gewijzigd',
    'customer-closed': 'Door de klant gesloten',
    rated: 'Beoordeeld',
    undelivered: 'Antwoord niet aangekomen',
    note: 'Interne notitie',
    assigned: 'Aan u toegewezen',
    'deadline-soon': 'Termijn nadert',
    'deadline-missed': 'Termijn verstreken',
    'timer-long': 'Uw klok loopt nog',
  },
  sentences: {
    'new-ticket': by((who) => `${who} opende een aanvraag:`, 'Er kwam een nieuwe aanvraag:'),
    'customer-replied': by((who) => `${who} antwoordde:`, 'Er kwam een antwoord:'),
    doubtful: by(
      (who) => `${who} hoort niet bij deze aanvraag, en schreef. Aanvaard, verplaats of weiger het bericht in Loket:`,
      'Iemand die niet bij deze aanvraag hoort, schreef met het nummer ervan. Kijk in Loket waar het bericht thuishoort:',
    ),
    'answer-held': () =>
      'Een antwoord per mail op deze aanvraag, in naam van een medewerker, werd tegengehouden; het ging naar niemand. De reden staat in Loket, bij de tegengehouden mail. Schreef u het zelf, antwoord dan in Loket.',
    'approval-decided': by(
      (who) => `Beslissing over de gevraagde tijd, genoteerd door ${who}:`,
      'De klant besliste over de gevraagde tijd:',
    ),
    'appointment-answered': () => 'De klant antwoordde op de afspraak:',
    'appointment-changed': () => 'Een collega plande, verplaatste of zegde een afspraak af die in uw planning staat.',
    'customer-closed': () => 'De klant sloot de aanvraag:',
    rated: () => 'De klant beoordeelde de hulp:',
    undelivered: () => 'Een mail aan de klant kwam niet aan:',
    note: by((who) => `${who} schreef een interne notitie:`, 'Er kwam een interne notitie:'),
    assigned: by((who) => `${who} wees u deze aanvraag toe.`, 'Deze aanvraag is aan u toegewezen.'),
    'deadline-soon': () => 'De termijn van deze aanvraag is bijna verstreken.',
    'deadline-missed': () => 'De termijn van deze aanvraag is verstreken.',
    'timer-long': () => 'Uw klok voor deze aanvraag loopt al lang. Werkt u er nog aan, of vergat u ze te stoppen?',
  },
  digest: (tickets) => `Nieuws over ${tickets} aanvragen`,
  answerAbove: '##- Antwoord boven deze lijn -##',
  requester: 'Aanvrager',
  onDesk: 'Openen in Loket',
  colon: ':',
  replyReaches: {
    public: (name) => `Beantwoordt u deze mail, dan gaat uw antwoord naar de klant (${name}).`,
    internal: () => 'Beantwoordt u deze mail, dan lezen alleen collega’s uw antwoord (interne notitie).',
  },
  elseTo: {
    public: (name, address) => `Voor de klant (${name}): ${address}`,
    internal: (_name, address) => `Alleen voor collega’s (interne notitie): ${address}`,
  },
  notByMail: 'Antwoord in Loket: een antwoord op deze mail bereikt de klant niet.',
  more: (left) => `… en nog ${left}: zie Loket.`,
  silentUntil: (moment) =>
    `U kreeg het afgelopen uur zoveel meldingen als toegestaan. Wat nu nog gebeurt, meldt de volgende mail u vanaf ${moment}; intussen staat alles in Loket.`,
  settings: 'Kies zelf wat u gemeld wordt:',
};
