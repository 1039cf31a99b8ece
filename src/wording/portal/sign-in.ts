/** Words of the one sign-in page, of agents and customers (P18). */
import type { Language } from '../../message/mail.ts';

export interface SignInWords {
  title: string;
  username: string;
  password: string;
  remember: string;
  signIn: string;
  /** The same for an unknown address and a wrong password. */
  wrong: string;
  tooMany: string;
  byLink: {
    title: string;
    text: string;
    address: string;
    send: string;
    /** For agents, who get none. */
    agents: string;
    noAddress: string;
    over: string;
  };
  /** Whether the address is known or not. */
  sent: { title: string; text: (minutes: number) => string; nothing: string; back: string };
  /** Of the page that the link opens. */
  confirm: { title: string; as: string; goOn: string; notYou: string };
}

export const SIGN_IN: Readonly<Record<Language, SignInWords>> = {
  nl: {
    title: 'Aanmelden',
    username: 'Gebruikersnaam (uw e-mailadres)',
    password: 'Wachtwoord',
    remember: 'Mij 30 dagen onthouden op dit toestel',
    signIn: 'Aanmelden',
    wrong: 'Gebruikersnaam of wachtwoord klopt niet.',
    tooMany: 'Te veel pogingen. Probeer het over een kwartier opnieuw.',
    byLink: {
      title: 'Geen wachtwoord, of vergeten?',
      text: 'Wij mailen u een link waarmee u zich één keer aanmeldt. Daarna kunt u een wachtwoord kiezen, maar dat hoeft niet.',
      address: 'Uw e-mailadres',
      send: 'Mail mij een link',
      agents: 'Medewerkers krijgen van een beheerder een link om een nieuw wachtwoord te kiezen.',
      noAddress: 'Dit is geen e-mailadres.',
      over: 'Deze link werkt niet meer. Vraag hieronder een nieuwe.',
    },
    sent: {
      title: 'Kijk in uw mailbox',
      text: (minutes) =>
        `Kennen wij uw adres, dan is er een e-mail met een link onderweg. Die link werkt ${minutes} minuten.`,
      nothing: 'Niets ontvangen? Kijk bij de ongewenste e-mail, of gebruik het adres waarmee u ons eerder schreef.',
      back: 'Terug naar aanmelden',
    },
    confirm: {
      title: 'Aanmelden',
      as: 'U meldt zich aan als',
      goOn: 'Aanmelden',
      notYou: 'Bent u dit niet? Sluit dan deze pagina.',
    },
  },
  fr: {
    title: 'Se connecter',
    username: 'Nom d’utilisateur (votre adresse e-mail)',
    password: 'Mot de passe',
    remember: 'Se souvenir de moi pendant 30 jours sur cet appareil',
    signIn: 'Se connecter',
    wrong: 'Le nom d’utilisateur ou le mot de passe n’est pas correct.',
    tooMany: 'Trop d’essais. Réessayez dans un quart d’heure.',
    byLink: {
      title: 'Pas de mot de passe, ou oublié ?',
      text: 'Nous vous envoyons un lien qui vous connecte une fois. Vous pourrez ensuite choisir un mot de passe, sans obligation.',
      address: 'Votre adresse e-mail',
      send: 'Envoyez-moi un lien',
      agents: 'Les collaborateurs reçoivent d’un administrateur un lien pour choisir un nouveau mot de passe.',
      noAddress: 'Ce n’est pas une adresse e-mail.',
      over: 'Ce lien ne fonctionne plus. Demandez-en un nouveau ci-dessous.',
    },
    sent: {
      title: 'Consultez votre boîte aux lettres',
      text: (minutes) =>
        `Si nous connaissons votre adresse, un e-mail avec un lien est en route. Ce lien est valable ${minutes} minutes.`,
      nothing:
        'Rien reçu ? Regardez parmi les indésirables, ou prenez l’adresse avec laquelle vous nous avez déjà écrit.',
      back: 'Retour à la connexion',
    },
    confirm: {
      title: 'Se connecter',
      as: 'Vous vous connectez en tant que',
      goOn: 'Se connecter',
      notYou: 'Ce n’est pas vous ? Fermez simplement cette page.',
    },
  },
  en: {
    title: 'Sign in',
    username: 'Username (your e-mail address)',
    password: 'Password',
    remember: 'Remember me on this device for 30 days',
    signIn: 'Sign in',
    wrong: 'The username or the password is not right.',
    tooMany: 'Too many attempts. Try again in a quarter of an hour.',
    byLink: {
      title: 'No password, or forgotten it?',
      text: 'We mail you a link that signs you in once. You can choose a password then, but you need not.',
      address: 'Your e-mail address',
      send: 'Mail me a link',
      agents: 'Agents get a link to choose a new password from an admin.',
      noAddress: 'This is no e-mail address.',
      over: 'This link does not work any more. Ask for a new one below.',
    },
    sent: {
      title: 'Look in your mailbox',
      text: (minutes) =>
        `If we know your address, a mail with a link is on its way. The link works for ${minutes} minutes.`,
      nothing: 'Nothing came? Look among the junk mail, or take the address from which you wrote to us before.',
      back: 'Back to signing in',
    },
    confirm: {
      title: 'Sign in',
      as: 'You sign in as',
      goOn: 'Sign in',
      notYou: 'Is this not you? Then just close this page.',
    },
  },
  de: {
    title: 'Anmelden',
    username: 'Benutzername (Ihre E-Mail-Adresse)',
    password: 'Passwort',
    remember: 'Auf diesem Gerät 30 Tage angemeldet bleiben',
    signIn: 'Anmelden',
    wrong: 'Benutzername oder Passwort stimmt nicht.',
    tooMany: 'Zu viele Versuche. Versuchen Sie es in einer Viertelstunde noch einmal.',
    byLink: {
      title: 'Kein Passwort, oder vergessen?',
      text: 'Wir senden Ihnen einen Link, mit dem Sie sich einmal anmelden. Danach können Sie ein Passwort wählen, müssen aber nicht.',
      address: 'Ihre E-Mail-Adresse',
      send: 'Link zusenden',
      agents: 'Mitarbeiter erhalten von einem Administrator einen Link, um ein neues Passwort zu wählen.',
      noAddress: 'Das ist keine E-Mail-Adresse.',
      over: 'Dieser Link gilt nicht mehr. Fordern Sie unten einen neuen an.',
    },
    sent: {
      title: 'Sehen Sie in Ihr Postfach',
      text: (minutes) =>
        `Wenn wir Ihre Adresse kennen, ist eine E-Mail mit einem Link unterwegs. Der Link gilt ${minutes} Minuten.`,
      nothing:
        'Nichts erhalten? Sehen Sie im Spam-Ordner nach, oder nehmen Sie die Adresse, von der Sie uns schon geschrieben haben.',
      back: 'Zurück zum Anmelden',
    },
    confirm: {
      title: 'Anmelden',
      as: 'Sie melden sich an als',
      goOn: 'Anmelden',
      notYou: 'Sind Sie das nicht? Dann schließen Sie diese Seite einfach.',
    },
  },
};
