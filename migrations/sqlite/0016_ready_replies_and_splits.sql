-- Standard words for answers, kept by admins: liquid with fields of the ticket, in each language (P13).
CREATE TABLE ready_reply (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  name_nl         TEXT    NOT NULL,
  name_fr         TEXT    NOT NULL,
  name_en         TEXT    NOT NULL,
  name_de         TEXT    NOT NULL,
  text_nl         TEXT    NOT NULL,
  text_fr         TEXT    NOT NULL,
  text_en         TEXT    NOT NULL,
  text_de         TEXT    NOT NULL,
  scope           TEXT    CHECK (scope IN ('covered', 'not-covered')),   -- offered first there; null: for any
  category_id     INTEGER REFERENCES category (id),                      -- the same for one category; then scope is null
  position        INTEGER NOT NULL,
  retired_at      TEXT,                                                  -- not offered any more
  CHECK (scope IS NULL OR category_id IS NULL)
) STRICT;

INSERT INTO ready_reply (position, scope,
    name_nl, name_fr, name_en, name_de, text_nl, text_fr, text_en, text_de) VALUES
  (1, 'not-covered',
    'Buiten de ondersteuning', 'Hors de l’assistance', 'Outside of support', 'Außerhalb des Supports',
    '{{ greeting }}

Bedankt voor uw vraag. Wij helpen u er graag mee.

Dit werk{% if category %} ({{ category }}){% endif %} hoort niet bij de ondersteuning van uw onderhoudscontract. Wij kunnen het wel voor u uitvoeren; het wordt dan apart aangerekend. U krijgt van ons eerst een raming van de tijd en de prijs, en wij beginnen pas nadat u die hebt goedgekeurd.

Mogen wij zo’n raming voor u maken?',
    '{{ greeting }}

Merci pour votre question. Nous vous aidons volontiers.

Ce travail{% if category %} ({{ category }}){% endif %} ne fait pas partie de l’assistance prévue par votre contrat de maintenance. Nous pouvons l’effectuer pour vous ; il est alors facturé à part. Vous recevez d’abord une estimation du temps et du prix, et nous ne commençons qu’après votre accord.

Souhaitez-vous que nous préparions cette estimation ?',
    '{{ greeting }}

Thank you for your question. We are glad to help.

This work{% if category %} ({{ category }}){% endif %} is not part of the support in your maintenance contract. We can do it for you; it is then invoiced separately. You first get an estimate of the time and the price, and we begin only after you have approved it.

Shall we prepare that estimate for you?',
    '{{ greeting }}

Vielen Dank für Ihre Frage. Wir helfen Ihnen gerne.

Diese Arbeit{% if category %} ({{ category }}){% endif %} gehört nicht zum Support Ihres Wartungsvertrags. Wir können sie gerne für Sie ausführen; sie wird dann gesondert berechnet. Sie erhalten zuerst eine Schätzung von Zeit und Preis, und wir beginnen erst, wenn Sie zugestimmt haben.

Dürfen wir diese Schätzung für Sie erstellen?'),
  (2, NULL,
    'Welke versie gebruikt u?', 'Quelle version utilisez-vous ?', 'Which version do you use?', 'Welche Version verwenden Sie?',
    '{{ greeting }}

Om uw vraag goed te beantwoorden, weten wij graag met welke versie van het programma u werkt. U vindt ze in het menu Help, onder Info. Een schermafbeelding van dat venster volstaat.

Alvast bedankt.',
    '{{ greeting }}

Pour bien répondre à votre question, nous aimerions savoir avec quelle version du programme vous travaillez. Vous la trouvez dans le menu Aide, sous À propos. Une capture d’écran de cette fenêtre suffit.

Merci d’avance.',
    '{{ greeting }}

To answer your question well, we would like to know which version of the program you use. You find it in the Help menu, under About. A screenshot of that window is enough.

Thank you.',
    '{{ greeting }}

Um Ihre Frage gut zu beantworten, wüssten wir gerne, mit welcher Version des Programms Sie arbeiten. Sie finden sie im Menü Hilfe unter Info. Ein Bildschirmfoto dieses Fensters genügt.

Vielen Dank im Voraus.'),
  (3, NULL,
    'Afspraak voorstellen', 'Proposer un rendez-vous', 'Propose an appointment', 'Termin vorschlagen',
    '{{ greeting }}

Wij bekijken dit graag samen met u, zo nodig door mee te kijken op uw scherm.
{% if appointment %}
Wij stellen voor: {{ appointment }}. Past dat niet voor u, laat ons dan weten wanneer wel.
{% else %}
Welke twee of drie momenten passen voor u in de komende dagen? Wij bevestigen er dan een.
{% endif %}
U kunt uw aanvraag {{ number }} volgen op {{ statusUrl }}',
    '{{ greeting }}

Nous aimerions regarder cela avec vous, au besoin en partageant votre écran.
{% if appointment %}
Nous vous proposons : {{ appointment }}. Si cela ne vous convient pas, dites-nous quand vous seriez disponible.
{% else %}
Quels sont les deux ou trois moments qui vous conviennent dans les prochains jours ? Nous en confirmerons un.
{% endif %}
Vous pouvez suivre votre demande {{ number }} sur {{ statusUrl }}',
    '{{ greeting }}

We would like to look at this together with you, if needed by looking along on your screen.
{% if appointment %}
We propose: {{ appointment }}. If that does not suit you, please let us know what would.
{% else %}
Which two or three moments in the coming days would suit you? We will confirm one of them.
{% endif %}
You can follow your request {{ number }} at {{ statusUrl }}',
    '{{ greeting }}

Wir möchten uns das gerne gemeinsam mit Ihnen ansehen, bei Bedarf auf Ihrem Bildschirm.
{% if appointment %}
Wir schlagen vor: {{ appointment }}. Falls das nicht passt, teilen Sie uns bitte mit, wann es Ihnen recht wäre.
{% else %}
Welche zwei oder drei Zeitpunkte passen Ihnen in den nächsten Tagen? Wir bestätigen dann einen davon.
{% endif %}
Sie können Ihre Anfrage {{ number }} hier verfolgen: {{ statusUrl }}');

-- What moved when a ticket was split, so that it can be undone.
CREATE TABLE ticket_split (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  from_id         INTEGER NOT NULL REFERENCES ticket (id),
  into_id         INTEGER NOT NULL UNIQUE REFERENCES ticket (id),        -- the ticket that it made
  before          TEXT    NOT NULL,                                      -- JSON
  created_at      TEXT    NOT NULL,
  undone_at       TEXT
) STRICT;
CREATE INDEX ticket_split_by_from ON ticket_split (from_id);
