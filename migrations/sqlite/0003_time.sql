-- What requests are about. The scope decides whether support covers them (P12, P13).
CREATE TABLE category (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  scope           TEXT    NOT NULL CHECK (scope IN ('covered', 'not-covered')),
  name_nl         TEXT    NOT NULL UNIQUE,
  name_fr         TEXT    NOT NULL UNIQUE,
  name_en         TEXT    NOT NULL UNIQUE,
  name_de         TEXT    NOT NULL UNIQUE,
  retired_at      TEXT                                         -- not offered any more; what has it keeps it
) STRICT;

INSERT INTO category (scope, name_nl, name_fr, name_en, name_de) VALUES
  ('covered', 'Vraag over het gebruik', 'Question d’utilisation', 'Question about use', 'Frage zur Bedienung'),
  ('covered', 'Foutieve werking', 'Dysfonctionnement', 'Malfunction', 'Fehlfunktion'),
  ('covered', 'Nieuwe versie', 'Nouvelle version', 'New version', 'Neue Version'),
  ('not-covered', 'Templates, lay-outs, afdrukken', 'Modèles, mises en page, impressions', 'Templates, layouts, prints', 'Vorlagen, Layouts, Ausdrucke'),
  ('not-covered', 'Extra opleiding', 'Formation supplémentaire', 'Extra training', 'Zusätzliche Schulung'),
  ('not-covered', 'Aanpassing van de installatie', 'Modification de l’installation', 'Change to the installation', 'Änderung der Installation'),
  ('not-covered', 'Aanpassing van gegevens', 'Modification de données', 'Change to data', 'Änderung von Daten'),
  ('not-covered', 'IT-probleem met andere software', 'Problème informatique avec un autre logiciel', 'IT problem of other software', 'IT-Problem mit anderer Software');

ALTER TABLE ticket ADD COLUMN category_id INTEGER REFERENCES category (id);
-- Work on a merged ticket counts for the one that lives on.
CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL;

-- A maintenance contract. Days are in the zone of the house; of one organisation no two hold on the same day.
CREATE TABLE contract (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  valid_from      TEXT    NOT NULL,                            -- first day, e.g. 2026-01-01
  valid_to        TEXT,                                        -- last day; null: until it is ended
  covers_all      INTEGER NOT NULL,                            -- 0 or 1: every category that support covers
  rate_cents      INTEGER NOT NULL CHECK (rate_cents >= 0),    -- an hour of work that it does not cover, without VAT
  currency        TEXT    NOT NULL CHECK (currency = 'EUR'),
  created_at      TEXT    NOT NULL
) STRICT;
CREATE INDEX contract_by_organisation ON contract (organisation_id, valid_from);

-- What a contract covers, unless it covers all.
CREATE TABLE contract_category (
  contract_id     INTEGER NOT NULL REFERENCES contract (id),
  category_id     INTEGER NOT NULL REFERENCES category (id),
  PRIMARY KEY (contract_id, category_id)
) STRICT, WITHOUT ROWID;

-- The running timer of an agent: the primary key lets one run.
CREATE TABLE timer (
  agent_id        INTEGER PRIMARY KEY REFERENCES person (id),
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  started_at      TEXT    NOT NULL
) STRICT;

-- Work on a ticket. Kind, rate, organisation, category and contract are those of its day, frozen.
CREATE TABLE time_entry (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id           INTEGER NOT NULL REFERENCES ticket (id),
  agent_id            INTEGER NOT NULL REFERENCES person (id),
  started_at          TEXT    NOT NULL,
  day                 TEXT    NOT NULL,                        -- of its start, in the zone of the house
  raw_minutes         INTEGER NOT NULL CHECK (raw_minutes > 0),
  minutes             INTEGER NOT NULL,                        -- rounded
  note                TEXT    NOT NULL,
  kind                TEXT    NOT NULL CHECK (kind IN ('covered', 'billable')),
  rate_cents          INTEGER NOT NULL CHECK (rate_cents >= 0),
  organisation_id     INTEGER REFERENCES organisation (id),
  category_id         INTEGER REFERENCES category (id),
  contract_id         INTEGER REFERENCES contract (id),
  cleared_minutes     INTEGER NOT NULL CHECK (cleared_minutes >= 0),      -- within the limit, or approved
  pending_minutes     INTEGER NOT NULL CHECK (pending_minutes >= 0),      -- wait for an approval
  written_off_minutes INTEGER NOT NULL CHECK (written_off_minutes >= 0),
  written_off_reason  TEXT,
  invoiced_minutes    INTEGER NOT NULL CHECK (invoiced_minutes BETWEEN 0 AND cleared_minutes),
  invoiced_at         TEXT,
  created_at          TEXT    NOT NULL,
  CHECK (cleared_minutes + pending_minutes + written_off_minutes = minutes)
) STRICT;
CREATE INDEX time_entry_by_ticket ON time_entry (ticket_id, id);
CREATE INDEX time_entry_by_organisation ON time_entry (organisation_id, day);
CREATE INDEX time_entry_by_day ON time_entry (day, organisation_id);

CREATE TABLE estimate (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  agent_id        INTEGER NOT NULL REFERENCES person (id),
  minutes         INTEGER NOT NULL CHECK (minutes > 0),        -- of the whole request
  reason          TEXT    NOT NULL,
  created_at      TEXT    NOT NULL
) STRICT;
CREATE INDEX estimate_by_ticket ON estimate (ticket_id, id);

-- P10: what a customer was asked, word for word, and what came of it: evidence, never changed.
CREATE TABLE approval (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  estimate_id     INTEGER REFERENCES estimate (id),            -- null: asked because of the time that was logged
  minutes         INTEGER NOT NULL CHECK (minutes > 0),        -- of the whole request
  language        TEXT    NOT NULL CHECK (language IN ('nl', 'fr', 'en', 'de')),
  text            TEXT    NOT NULL,
  asked_by        INTEGER REFERENCES person (id),              -- null: it followed from a customer's decision
  asked_to        TEXT,                                        -- null: no mail could be sent
  asked_at        TEXT    NOT NULL
) STRICT;
CREATE INDEX approval_by_ticket ON approval (ticket_id, id);

-- The primary key lets one decision be.
CREATE TABLE approval_outcome (
  approval_id     INTEGER PRIMARY KEY REFERENCES approval (id),
  outcome         TEXT    NOT NULL CHECK (outcome IN ('approved', 'declined', 'withdrawn')),
  person_id       INTEGER REFERENCES person (id),              -- who decided, when known by address
  name            TEXT    NOT NULL,
  how             TEXT    NOT NULL CHECK (how IN ('page', 'phone', 'mail', 'desk')),
  entry_id        INTEGER REFERENCES entry (id),               -- the mail that said so
  remark          TEXT    NOT NULL,
  recorded_by     INTEGER REFERENCES person (id),              -- the agent who wrote it down; null: the customer did
  decided_at      TEXT    NOT NULL
) STRICT;

CREATE TRIGGER approval_is_evidence BEFORE UPDATE ON approval
BEGIN SELECT RAISE(ABORT, 'an approval is evidence and is never changed'); END;
CREATE TRIGGER approval_is_kept BEFORE DELETE ON approval
BEGIN SELECT RAISE(ABORT, 'an approval is evidence and is never removed'); END;
CREATE TRIGGER approval_outcome_is_evidence BEFORE UPDATE ON approval_outcome
BEGIN SELECT RAISE(ABORT, 'a decision is evidence and is never changed'); END;
CREATE TRIGGER approval_outcome_is_kept BEFORE DELETE ON approval_outcome
BEGIN SELECT RAISE(ABORT, 'a decision is evidence and is never removed'); END;
