/** Words by which short mails to a help desk show their language: the common ones, and those of trouble, greeting and thanks. */
import type { Language } from './mail.ts';

export const COMMON: Readonly<Record<Language, string>> = {
  nl: `de het een en van ik niet dat is voor met op zijn mijn maar ook wij we jullie u uw je jij jouw graag bij naar kunt kan kunnen kun
    heb hebben hebt heeft had geen nog beste geachte dag groeten groetjes groet alvast bedankt dank wel worden wordt werd werkt werken
    werkte deze dit die onze ons vraag vriendelijke hallo goedemorgen goeiemorgen goedemiddag goedenavond goeiedag sinds gisteren vandaag
    morgen vanmorgen ochtend middag mvg als dan maar want omdat hoe wat waar wanneer waarom wie er al om uit in aan over door tot te zo
    nu terug weer altijd nooit soms steeds telkens alle alles iets iemand niemand niets veel meer minder zonder tussen onder moet moeten
    mag mogen zou zouden wil willen wilt zal zullen zullen gaat gaan doet doen doe komt komen krijg krijgen zie zien laat laten weet
    weten staat blijft blijven geeft geven maken gemaakt gedaan zien gezien gelieve aub alstublieft dringend bijlage foutmelding fout
    melding probleem opgelost oplossen offerte factuur wachtwoord vergeten scherm zwart toestel stuk kapot leeg vol traag snel nieuw
    nieuwe oude bestelling levering afspraak langskomen sturen gestuurd ontvangen verbinding aanmelden inloggen openen opstarten
    bijna orde hetzelfde dezelfde verzoek toegang geweigerd werkplek kantoor zaal vergaderzaal vanaf verzonden inzake betreft
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vannacht straks mislukt verdieping verdiep winkel toetsenbord muis
    oké oke top gelukt batterij gebruiker nieuws klant klopt akkoord zeker helaas`,
  fr: `le la les de des un une et est pas je vous nous tu il elle on ils pour que qui dans sur avec mon ma mes votre vos notre nos leur
    bonjour bonsoir merci cordialement cdlt ne n ai as a avons avez ont suis sommes sont était ce cette ces cet au aux du salut
    depuis plus mais bien très trop peu tout toute tous toutes rien quand comment pourquoi où quel quelle dès si ou donc car par
    chez sans entre sous vers après avant encore toujours jamais déjà aussi ici là hier demain aujourd hui matin soir semaine
    fonctionne fonctionnent marche marchent faire fait faites peut peux pouvez pourriez pouvons peuvent peut-être voici voilà
    veuillez svp urgent urgence besoin problème panne erreur écran noir imprimante imprimantes imprimer ordinateur mot passe oublié
    oubliée boîte pièce jointe jointes mise jour connexion connecter connectant facture devis offre rendez rendez-vous réunion salle
    quelqu quelque quelqu’un passer arrive arriver reçu recevoir envoyer envoyé vide presque lent même résolu résoudre
    démarre ouvrir ouvre moi toi lui eux en y ça cela suite appel confirme transférer vers madame monsieur objet livraison commande
    nouveau nouvelle ancien moins chaque plusieurs affiche reste impossible possible demande réponse d’accord accord bureau bureaux
    beaucoup réglé lundi mardi mercredi jeudi vendredi samedi dimanche nuit hors ligne serveur ci dessous dessus cassé cassée parfait échoué échouée
    sauvegarde clavier souris étage magasin utilisateur nouvelles client malheureusement`,
  de: `der die das und ist nicht ich sie wir ihr er es ein eine einen einem einer für mit auf den dem des von vom zu zum zur haben habe
    hat hatte bitte mein meine meinen unser unsere euch ihnen ihre ihren danke hallo guten tag morgen freundlichen freundliche grüße
    grüßen gruß kann können könnte könnten auch wird werden wurde noch sehr geehrte geehrter seit gestern heute vielen dank mfg vg lg
    kein keine keinen wenn weil dass ob wie was wo wann warum wer bei beim nach aus an am im in über unter vor durch bis ohne zwischen
    immer nie mehr weniger alle alles etwas jemand niemand nichts schon jetzt wieder nur aber oder denn dann hier dort gar
    muss müssen darf soll sollte will wollen möchte geht gehen ging läuft laufen lief funktioniert funktionieren macht machen tut
    kommt kommen bekomme bekommen erhalten sehe sehen zeigt bleibt startet öffne öffnen schicken geschickt gesendet senden
    anbei anhang fehler fehlermeldung problem gelöst lösen angebot rechnung passwort kennwort vergessen drucker drucken bildschirm
    schwarz gerät rechner kaputt leer fast langsam schnell neu neue neuer alte gleiche gleichen bestellung lieferung termin
    vorbeikommen verbindung bricht ab anmelden anmeldung postfach umziehen dringend sobald früh passt mich mir uhr uns frau herr
    herrn zugriff verweigert büro anfrage bzw betreff prüfen nachricht antwort
    montag dienstag mittwoch donnerstag freitag samstag sonntag nacht siehe unten oben defekt fehlgeschlagen sicherung tastatur maus
    akku stock laden benutzer neues neuigkeiten kunde stimmt einverstanden leider tauschen perfekt`,
  en: `the and is of to in my you your we our for with not that this it its have has had are was were be been please hello hi hey thanks
    thank regards dear can could would should will shall but from i me us am when since yesterday today tomorrow does do did doesn
    don didn won isn aren wasn couldn can’t on at by as if or so no yes any all some someone anyone everyone nobody nothing something
    everything what why how where who which there here then now still again also too just only already yet always never ever
    before after about over under out up down off into than very more most much many few first last next new old same other
    working works work worked start starts started stop stops keep keeps stay stays get gets got getting go goes going make makes
    made take open opens opening send sent see seen need needs want wants know try tried trying help log logging login logged
    come over fine screen black password reset printing print error message attached attachment offer quote invoice issue solved
    fixed fix broken slow almost empty crash crashes crashed dropping connection arrive arrived arrives delivery order appointment
    meeting room morning afternoon evening whenever anymore unable cannot urgent account mailbox move moved shows show request
    access denied received receive asap kind best sincerely cheers let call office
    monday tuesday wednesday thursday friday saturday sunday night below above floor keyboard mouse battery dead replace failed failing
    shop user news customer correct agree unfortunately while until a without`,
};
