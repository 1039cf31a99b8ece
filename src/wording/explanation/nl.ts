import type { ExplanationWords } from '../explanation-words.ts';

export const nl: ExplanationWords = {
  kinds: {
    person: 'geschreven door een mens',
    automatic: 'automatisch: geschreven door een machine',
    list: 'van een mailinglijst',
    bounce: 'een afleverbericht: zegt wat er van een mail van ons geworden is',
    receipt: 'een leesbevestiging',
    calendar: 'een agendabericht',
    loop: 'een mail van onszelf die terugkwam',
  },
  decisions: {
    'new-request': 'niets erin leidt naar een bekende aanvraag',
    'doubtful-reply':
      'het onderwerp noemt een aanvraag, maar de afzender hoort niet bij die aanvraag; het nummer alleen volstaat dan niet',
    'ticket-closed': 'het antwoordt op een aanvraag die te lang geleden werd afgesloten; de nieuwe is ermee verbonden',
    'reply-token': 'het werd gestuurd naar het ondertekende antwoordadres van die aanvraag',
    'own-message-id': 'het antwoordt op een mail die wij stuurden',
    'known-message-id': 'het antwoordt op een mail die bij die aanvraag hoort',
    'subject-number': 'het onderwerp draagt het nummer, en de afzender hoort bij die aanvraag',
    'delivery-report': 'het gaat over een mail die wij inderdaad aan die ontvanger stuurden',
    'read-receipt': 'het meldt dat een mail van ons gelezen werd',
    'appointment-answer': 'het is het antwoord op een afspraak van ons',
    'outdated-answer': 'het antwoordt op een afspraak die intussen verzet of afgezegd is',
    spam: 'de mailserver markeerde het als spam',
    'agent-impersonation': 'het zegt van een medewerker te komen, maar de controle van de afzender (DMARC) mislukt',
    'agent-answer':
      'het is het antwoord van een medewerker per mail aan de klant: het kwam naar het adres dat voor hem gemaakt is, en de mailserver staat in voor de afzender',
    'agent-note':
      'het is een interne notitie van een medewerker per mail: ze kwam naar het adres dat voor hem gemaakt is, en de mailserver staat in voor de afzender',
    'agent-answer-off':
      'een medewerker beantwoordde een melding zonder antwoordadres: antwoorden per mail staat niet aan, antwoord in Loket',
    'agent-answer-other': 'een medewerker schreef naar het antwoordadres van een collega',
    'agent-answer-unproved':
      'het zegt een antwoord van een medewerker te zijn, maar de mailserver staat niet in voor de afzender',
    'agent-answer-empty': 'het antwoord van een medewerker bevat geen nieuwe woorden',
    'agent-answer-nobody': 'een medewerker antwoordde, maar de aanvraag heeft geen aanvrager met een e-mailadres',
    'unproved-report': 'het gaat over een mail waarvan wij niet weten dat wij hem stuurden',
    duplicate: 'dezelfde mail kwam al eerder',
    'own-loop': 'het is een mail van onszelf: door de afzender, of door een Message-ID die wij gaven',
  },
  confirmations: {
    'new-ticket': 'een mens opende een nieuwe aanvraag',
    'deferred-cap-total': 'later: het laatste uur gingen er meer uit dan confirmation.max_per_hour toelaat',
    'not-a-new-ticket': 'alleen een nieuwe aanvraag wordt bevestigd',
    'not-a-person': 'machines, lijsten en meldingen krijgen nooit antwoord',
    'suppressed-by-sender': 'de afzender vroeg om geen automatisch antwoord (X-Auto-Response-Suppress)',
    'no-address': 'er is geen afzender om te antwoorden',
    'own-address': 'de afzender is een adres van onszelf',
    'machine-address': 'het adres van de afzender wordt door niemand gelezen, bv. noreply@ of mailer-daemon@',
    'too-old': 'het kwam langer geleden aan dan confirmation.max_age_hours',
    restored:
      'het kwam aan voordat een back-up werd teruggezet, en is toen misschien al bevestigd met een ander nummer',
    rescan: 'de mailbox wordt opnieuw gelezen, en deze mail is misschien al bevestigd',
    'dmarc-fail': 'de afzender is misschien vervalst (DMARC mislukt), en een bevestiging zou een ander treffen',
    'cap-address':
      'dit adres kreeg het laatste uur al zoveel bevestigingen als confirmation.max_per_address_per_hour toelaat',
    split: 'een medewerker splitste de aanvraag af, zonder bevestiging',
    'sent-by-agent': 'een medewerker stuurde ze zelf',
  },
  outcomes: {
    pending: 'nog niet verwerkt',
    opened: 'opende een aanvraag',
    appended: 'kwam bij een aanvraag',
    'delivery-event': 'een afleverbericht, genoteerd bij de aanvraag',
    receipt: 'een leesbevestiging, genoteerd bij de aanvraag',
    'calendar-event': 'een antwoord op een afspraak',
    duplicate: 'dezelfde mail kwam al eerder; er gebeurde niets',
    'own-loop': 'een mail van onszelf; er gebeurde niets',
    held: 'tegengehouden tot iemand beslist',
    failed: 'kon niet verwerkt worden',
    oversize: 'te groot om te nemen; hij staat nog op de server',
    vanished: 'van de server verdwenen voor hij gehaald kon worden',
    'before-start': 'stond in de mailbox voor Loket er was; met rust gelaten',
  },
};
