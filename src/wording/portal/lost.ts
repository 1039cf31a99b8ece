/** Words for who lost the link to a request, or came by one that is over (R-WEB-2): they tell nothing about the request. */
import type { Language } from '../../message/mail.ts';

export interface LostWords {
  title: string;
  lead: string;
  number: string;
  address: string;
  send: string;
  /** The answer, always the same. */
  sentTitle: string;
  sent: string;
  nothingCame: string;
  /** A link that leads nowhere, any more or ever. */
  ended: {
    title: string;
    text: string;
    renew: string;
    sentTitle: string;
    sent: string;
  };
  /** To this page, where a link is not at hand. */
  toLost: string;
}

export const LOST: Readonly<Record<Language, LostWords>> = {
  nl: {
    title: 'Link kwijt?',
    lead: 'Vul het nummer van uw aanvraag in, en het e-mailadres waarmee u schreef. Wij mailen u een nieuwe link.',
    number: 'Nummer van de aanvraag',
    address: 'Uw e-mailadres',
    send: 'Link mailen',
    sentTitle: 'Kijk in uw mailbox',
    sent: 'Als nummer en adres bij elkaar horen, is een nieuwe link per e-mail onderweg.',
    nothingCame: 'Niets ontvangen? Kijk na een kwartier in uw ongewenste e-mail, en controleer nummer en adres.',
    ended: {
      title: 'Deze link werkt niet',
      text: 'De link klopt niet, is verlopen of werd ingetrokken. In onze nieuwste e-mail over uw aanvraag staat de juiste link. Was deze link verlopen, dan kunnen wij een nieuwe mailen naar wie de aanvraag deed.',
      renew: 'Een nieuwe link mailen',
      sentTitle: 'Kijk in uw mailbox',
      sent: 'Als deze link verlopen was, is een nieuwe per e-mail onderweg naar wie de aanvraag deed.',
    },
    toLost: 'Link kwijt? Vraag een nieuwe',
  },
  fr: {
    title: 'Lien perdu ?',
    lead: 'Indiquez le numéro de votre demande et l’adresse e-mail avec laquelle vous avez écrit. Nous vous enverrons un nouveau lien.',
    number: 'Numéro de la demande',
    address: 'Votre adresse e-mail',
    send: 'Envoyer le lien',
    sentTitle: 'Regardez votre messagerie',
    sent: 'Si le numéro et l’adresse vont ensemble, un nouveau lien est en route par e-mail.',
    nothingCame:
      'Rien reçu ? Regardez après un quart d’heure dans vos indésirables, et vérifiez le numéro et l’adresse.',
    ended: {
      title: 'Ce lien ne fonctionne pas',
      text: 'Le lien est incorrect, a expiré ou a été retiré. Notre dernier e-mail au sujet de votre demande contient le bon lien. Si celui-ci a expiré, nous pouvons en envoyer un nouveau à la personne qui a fait la demande.',
      renew: 'Envoyer un nouveau lien',
      sentTitle: 'Regardez votre messagerie',
      sent: 'Si ce lien avait expiré, un nouveau est en route par e-mail vers la personne qui a fait la demande.',
    },
    toLost: 'Lien perdu ? Demandez-en un nouveau',
  },
  en: {
    title: 'Lost your link?',
    lead: 'Fill in the number of your request, and the e-mail address that you wrote from. We will mail you a new link.',
    number: 'Number of the request',
    address: 'Your e-mail address',
    send: 'Mail the link',
    sentTitle: 'Look in your mailbox',
    sent: 'If number and address belong together, a new link is on its way by e-mail.',
    nothingCame: 'Nothing came? Look in your spam folder after a quarter of an hour, and check number and address.',
    ended: {
      title: 'This link does not work',
      text: 'The link is wrong, has expired or was withdrawn. Our latest e-mail about your request holds the right one. If this one has expired, we can mail a new one to whoever made the request.',
      renew: 'Mail a new link',
      sentTitle: 'Look in your mailbox',
      sent: 'If this link had expired, a new one is on its way by e-mail to whoever made the request.',
    },
    toLost: 'Lost your link? Ask for a new one',
  },
  de: {
    title: 'Link verloren?',
    lead: 'Geben Sie die Nummer Ihrer Anfrage ein, und die E-Mail-Adresse, von der Sie geschrieben haben. Wir schicken Ihnen einen neuen Link.',
    number: 'Nummer der Anfrage',
    address: 'Ihre E-Mail-Adresse',
    send: 'Link schicken',
    sentTitle: 'Sehen Sie in Ihr Postfach',
    sent: 'Wenn Nummer und Adresse zusammengehören, ist ein neuer Link per E-Mail unterwegs.',
    nothingCame:
      'Nichts angekommen? Sehen Sie nach einer Viertelstunde im Spam-Ordner nach, und prüfen Sie Nummer und Adresse.',
    ended: {
      title: 'Dieser Link funktioniert nicht',
      text: 'Der Link ist falsch, abgelaufen oder wurde zurückgezogen. In unserer neuesten E-Mail zu Ihrer Anfrage steht der richtige. Ist dieser abgelaufen, können wir einen neuen an die Person schicken, die die Anfrage gestellt hat.',
      renew: 'Einen neuen Link schicken',
      sentTitle: 'Sehen Sie in Ihr Postfach',
      sent: 'Wenn dieser Link abgelaufen war, ist ein neuer per E-Mail unterwegs an die Person, die die Anfrage gestellt hat.',
    },
    toLost: 'Link verloren? Fordern Sie einen neuen an',
  },
};
