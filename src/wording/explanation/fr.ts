import type { ExplanationWords } from '../explanation-words.ts';

export const fr: ExplanationWords = {
  kinds: {
    person: 'écrit par une personne',
    automatic: 'automatique : écrit par une machine',
    list: 'd’une liste de diffusion',
    bounce: 'un avis de remise : dit ce qu’est devenu un de nos e-mails',
    receipt: 'une confirmation de lecture',
    calendar: 'un message de calendrier',
    loop: 'un e-mail de nous-mêmes qui est revenu',
  },
  decisions: {
    'new-request': 'rien n’y mène à une demande connue',
    'doubtful-reply':
      'son objet cite une demande, mais l’expéditeur n’en fait pas partie ; le numéro seul ne suffit alors pas',
    'ticket-closed': 'il répond à une demande clôturée il y a trop longtemps ; la nouvelle y est liée',
    'reply-token': 'il a été envoyé à l’adresse de réponse signée de cette demande',
    'own-message-id': 'il répond à un e-mail que nous avons envoyé',
    'known-message-id': 'il répond à un e-mail de cette demande',
    'subject-number': 'son objet porte le numéro, et l’expéditeur fait partie de cette demande',
    'delivery-report': 'il concerne un e-mail que nous avons bien envoyé à ce destinataire',
    'read-receipt': 'il signale qu’un de nos e-mails a été lu',
    'appointment-answer': 'c’est la réponse à un rendez-vous de notre part',
    'outdated-answer': 'il répond à un rendez-vous qui a été déplacé ou annulé depuis',
    spam: 'le serveur de messagerie l’a marqué comme indésirable',
    'agent-impersonation': 'il prétend venir d’un agent, mais le contrôle de l’expéditeur (DMARC) échoue',
    'agent-answer':
      'c’est la réponse d’un collaborateur au client par e-mail : elle est arrivée à l’adresse faite pour lui, et le serveur de messagerie répond de l’expéditeur',
    'agent-note':
      'c’est une note interne d’un collaborateur par e-mail : elle est arrivée à l’adresse faite pour lui, et le serveur de messagerie répond de l’expéditeur',
    'agent-answer-off':
      'un collaborateur a répondu à un avis sans adresse de réponse : la réponse par e-mail n’est pas active, répondez dans Loket',
    'agent-answer-other': 'un collaborateur a écrit à l’adresse de réponse d’un collègue',
    'agent-answer-unproved':
      'il se dit la réponse d’un collaborateur, mais le serveur de messagerie ne répond pas de l’expéditeur',
    'agent-answer-empty': 'la réponse d’un collaborateur ne contient aucun mot nouveau',
    'agent-answer-nobody': 'un collaborateur a répondu, mais la demande n’a pas de demandeur avec une adresse e-mail',
    'unproved-report': 'il concerne un e-mail dont nous n’avons aucune trace d’envoi',
    duplicate: 'le même e-mail est déjà venu',
    'own-loop': 'c’est un e-mail de nous-mêmes : par son expéditeur, ou par un Message-ID que nous avons donné',
  },
  confirmations: {
    'new-ticket': 'une personne a ouvert une nouvelle demande',
    'deferred-cap-total':
      'plus tard : il en est parti plus dans la dernière heure que confirmation.max_per_hour ne permet',
    'not-a-new-ticket': 'seule une nouvelle demande est confirmée',
    'not-a-person': 'on ne répond jamais aux machines, aux listes et aux avis',
    'suppressed-by-sender': 'l’expéditeur ne veut pas de réponse automatique (X-Auto-Response-Suppress)',
    'no-address': 'il ne nomme aucun expéditeur à qui répondre',
    'own-address': 'l’expéditeur est une de nos propres adresses',
    'machine-address': 'personne ne lit l’adresse de l’expéditeur, p. ex. noreply@ ou mailer-daemon@',
    'too-old': 'il est arrivé il y a plus de confirmation.max_age_hours',
    restored:
      'il est arrivé avant la restauration d’une sauvegarde, et a peut-être déjà été confirmé alors, avec un autre numéro',
    rescan: 'la boîte est relue, et cet e-mail a peut-être déjà été confirmé',
    'dmarc-fail': 'l’expéditeur est peut-être falsifié (DMARC a échoué), et une confirmation toucherait un tiers',
    'cap-address':
      'cette adresse a reçu dans la dernière heure autant de confirmations que confirmation.max_per_address_per_hour permet',
    split: 'un collaborateur a séparé cette demande, sans confirmation',
    'sent-by-agent': 'un agent l’a envoyée lui-même',
  },
  outcomes: {
    pending: 'pas encore traité',
    opened: 'a ouvert une demande',
    appended: 'a rejoint une demande',
    'delivery-event': 'un avis de remise, noté sur sa demande',
    receipt: 'une confirmation de lecture, notée sur sa demande',
    'calendar-event': 'une réponse à un rendez-vous',
    duplicate: 'le même e-mail est déjà venu ; rien n’a été fait',
    'own-loop': 'un e-mail de nous-mêmes ; rien n’a été fait',
    held: 'retenu jusqu’à ce que quelqu’un décide',
    failed: 'n’a pas pu être traité',
    oversize: 'trop grand pour être pris ; il est encore sur le serveur',
    vanished: 'disparu du serveur avant d’être pris',
    'before-start': 'était dans la boîte avant Loket ; laissé tel quel',
  },
};
