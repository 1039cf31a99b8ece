import type { PageWords } from '../page-words.ts';

export const nl: PageWords = {
  languageName: 'Nederlands',
  languages: 'Talen',
  unnamedDesk: 'Ondersteuning',
  home: {
    lead: 'Hier komt u terecht met uw vragen om hulp.',
    write: {
      title: 'Liever een e-mail?',
      text: 'Stuur een e-mail naar het ondersteuningsadres dat u van ons kreeg. U ontvangt meteen een bevestiging met een nummer.',
    },
    follow: {
      title: 'Een vraag opvolgen',
      text: 'In de bevestiging staat een persoonlijke link naar de stand van zaken. Iets toevoegen? Antwoord op een van onze e-mails en laat het nummer in het onderwerp staan.',
    },
  },
  states: {
    new: { short: 'Ontvangen', long: 'Uw bericht is goed aangekomen. We bekijken het zo snel mogelijk.' },
    open: { short: 'In behandeling', long: 'We zijn ermee bezig.' },
    planned: { short: 'Ingepland', long: 'We hebben hiervoor tijd vrijgemaakt in onze planning.' },
    waiting: { short: 'In de wacht', long: 'We wachten op nieuws voor we verder kunnen.' },
    customer: { short: 'Wacht op u', long: 'We kunnen verder zodra we uw antwoord hebben.' },
    approval: { short: 'Wacht op goedkeuring', long: 'We kunnen verder zodra ons voorstel is goedgekeurd.' },
    'third-party': { short: 'Wacht op derden', long: 'We wachten op iemand anders, bijvoorbeeld een leverancier.' },
    resolved: {
      short: 'Opgelost',
      long: 'Volgens ons is dit opgelost. Is dat niet zo? Laat het ons hieronder weten.',
    },
    closed: { short: 'Afgesloten', long: 'Dit is afgesloten.' },
  },
  status: {
    number: 'Nummer',
    received: 'Ontvangen',
    expected: 'Oplossing verwacht',
    noSubject: '(zonder onderwerp)',
    conversation: 'Berichten',
    newestFirst: 'het nieuwste eerst',
    empty: 'Er zijn nog geen berichten om te tonen.',
    you: 'U',
    someone: 'Deelnemer',
    rest: 'Rest van het bericht',
    wholeMessage: 'Het hele bericht',
    cut: 'Dit bericht is te lang om hier helemaal te tonen.',
    more: 'Oudere berichten worden hier niet getoond.',
    attachments: 'Bijlagen',
    noWords: '(zonder tekst)',
    add: 'U kunt ook antwoorden op een van onze e-mails; laat dan het nummer in het onderwerp staan.',
    private: 'Deze pagina is alleen voor u: wie de link heeft, kan ze lezen.',
  },
  notFound: {
    title: 'Deze pagina is er niet',
    text: 'De link klopt niet, is verlopen of werd ingetrokken. In onze nieuwste e-mail over uw vraag staat de juiste link.',
  },
  refused: {
    title: 'Dat kan niet',
    text: 'Deze aanvraag konden we niet aannemen. Begin opnieuw vanaf de link in onze e-mail.',
  },
  tooMany: { title: 'Even wachten', text: 'Te veel pogingen na elkaar. Probeer het over een kwartier opnieuw.' },
  failed: {
    title: 'Dat ging mis',
    text: 'Er ging iets mis aan onze kant. Probeer het straks opnieuw.',
    id: 'Kenmerk',
  },
};
