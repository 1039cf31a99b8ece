import type { PageWords } from '../page-words.ts';

export const fr: PageWords = {
  languageName: 'Français',
  languages: 'Langues',
  unnamedDesk: 'Assistance',
  home: {
    lead: 'Vous êtes au bon endroit pour vos demandes d’aide.',
    write: {
      title: 'Plutôt par e-mail ?',
      text: 'Envoyez un e-mail à l’adresse d’assistance que nous vous avons donnée. Vous recevez aussitôt une confirmation avec un numéro.',
    },
    follow: {
      title: 'Suivre une demande',
      text: 'La confirmation contient un lien personnel vers l’état de votre demande. Quelque chose à ajouter ? Répondez à l’un de nos e-mails et laissez le numéro dans l’objet.',
    },
  },
  states: {
    new: { short: 'Reçue', long: 'Votre message est bien arrivé. Nous l’examinons dès que possible.' },
    open: { short: 'En cours', long: 'Nous y travaillons.' },
    planned: { short: 'Planifiée', long: 'Nous avons réservé du temps pour cela dans notre planning.' },
    waiting: { short: 'En attente', long: 'Nous pourrons continuer dès que nous aurons des nouvelles.' },
    customer: { short: 'En attente de vous', long: 'Nous pourrons continuer dès que nous aurons votre réponse.' },
    approval: {
      short: 'En attente d’accord',
      long: 'Nous pourrons continuer dès que notre proposition sera approuvée.',
    },
    'third-party': {
      short: 'En attente d’un tiers',
      long: 'Nous attendons quelqu’un d’autre, par exemple un fournisseur.',
    },
    resolved: {
      short: 'Résolue',
      long: 'À notre avis, c’est résolu. Ce n’est pas le cas ? Dites-le-nous ci-dessous.',
    },
    closed: { short: 'Clôturée', long: 'Cette demande est clôturée.' },
  },
  status: {
    number: 'Numéro',
    received: 'Reçue',
    expected: 'Solution prévue',
    noSubject: '(sans objet)',
    conversation: 'Messages',
    newestFirst: 'le plus récent d’abord',
    empty: 'Il n’y a pas encore de message à montrer.',
    you: 'Vous',
    someone: 'Participant',
    rest: 'Suite du message',
    wholeMessage: 'Le message entier',
    cut: 'Ce message est trop long pour être montré ici en entier.',
    more: 'Les messages plus anciens ne sont pas montrés ici.',
    attachments: 'Pièces jointes',
    noWords: '(sans texte)',
    add: 'Vous pouvez aussi répondre à l’un de nos e-mails ; laissez alors le numéro dans l’objet.',
    private: 'Cette page est pour vous seul : quiconque possède le lien peut la lire.',
  },
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'Le lien est incorrect, a expiré ou a été retiré. Notre dernier e-mail au sujet de votre demande contient le bon lien.',
  },
  refused: {
    title: 'Ce n’est pas possible',
    text: 'Nous n’avons pas pu accepter cette demande. Recommencez à partir du lien dans notre e-mail.',
  },
  tooMany: { title: 'Un instant', text: 'Trop de tentatives de suite. Réessayez dans un quart d’heure.' },
  failed: {
    title: 'Une erreur est survenue',
    text: 'Quelque chose a échoué de notre côté. Réessayez plus tard.',
    id: 'Référence',
  },
};
