-- Times are ISO-8601 UTC text with milliseconds: fixed width, so they sort as they read.
-- Addresses are lower case. Message-IDs keep their angle brackets.

-- One life of one IMAP folder: a new UIDVALIDITY (RFC 3501 2.3.1.1), account or host starts a new row.
CREATE TABLE imap_folder (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  mailbox         TEXT    NOT NULL,
  source          TEXT    NOT NULL,              -- imap://user@host/folder
  uid_validity    TEXT    NOT NULL,              -- 32 bits on the wire; text, for every dialect
  first_uid       INTEGER NOT NULL,              -- mail below was there before first_scan=new and is not ours
  rescan_below    INTEGER NOT NULL,              -- mail below is read again after a UIDVALIDITY change
  cursor          INTEGER NOT NULL,              -- every UID up to here has a row
  created_at      TEXT    NOT NULL,
  UNIQUE (mailbox, source, uid_validity)
) STRICT;

-- Bytes by their SHA-256. `data` is null when they lie in a file of that name.
CREATE TABLE blob (
  sha256          TEXT    PRIMARY KEY,
  size            INTEGER NOT NULL,
  data            BLOB,
  created_at      TEXT    NOT NULL
) STRICT;

CREATE TABLE organisation (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  name            TEXT    NOT NULL UNIQUE,
  created_at      TEXT    NOT NULL
) STRICT;

CREATE TABLE organisation_domain (
  domain          TEXT    PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id)
) STRICT;

CREATE TABLE person (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  address         TEXT    NOT NULL UNIQUE,
  name            TEXT    NOT NULL,
  role            TEXT    NOT NULL CHECK (role IN ('customer', 'agent', 'admin')),
  language        TEXT    CHECK (language IN ('nl', 'fr', 'en', 'de')),
  organisation_id INTEGER REFERENCES organisation (id),
  created_at      TEXT    NOT NULL
) STRICT;

CREATE TABLE sequence (
  name            TEXT    PRIMARY KEY,
  value           INTEGER NOT NULL
) STRICT;

CREATE TABLE ticket (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  number              TEXT    NOT NULL UNIQUE,
  mailbox             TEXT    NOT NULL,
  subject             TEXT    NOT NULL,
  status              TEXT    NOT NULL CHECK (status IN ('new', 'open', 'planned', 'waiting', 'resolved', 'closed')),
  channel             TEXT    NOT NULL CHECK (channel IN ('email', 'form', 'phone', 'api')),
  language            TEXT    NOT NULL CHECK (language IN ('nl', 'fr', 'en', 'de')),
  requested_priority  TEXT    NOT NULL CHECK (requested_priority IN ('low', 'normal', 'high', 'urgent')),
  assessed_priority   TEXT    CHECK (assessed_priority IN ('low', 'normal', 'high', 'urgent')),
  requester_id        INTEGER REFERENCES person (id),           -- null: the mail named no sender
  assignee_id         INTEGER REFERENCES person (id),
  organisation_id     INTEGER REFERENCES organisation (id),
  possibly_belongs_to INTEGER REFERENCES ticket (id),           -- a doubtful reply names this one
  continues           INTEGER REFERENCES ticket (id),           -- a reply to a ticket closed long ago
  merged_into         INTEGER REFERENCES ticket (id),           -- its numbers stay aliases
  confirmation_sent   INTEGER NOT NULL,                         -- 0 or 1
  confirmation_reason TEXT    NOT NULL,
  confirmation_to     TEXT,
  undelivered_since   TEXT,                                     -- an answer did not reach the customer
  created_at          TEXT    NOT NULL,
  updated_at          TEXT    NOT NULL,
  closed_at           TEXT
) STRICT;
CREATE INDEX ticket_by_requester ON ticket (requester_id);
CREATE INDEX ticket_by_status ON ticket (status, created_at);

-- What a waiting ticket waits for; several may hold at once.
CREATE TABLE ticket_wait (
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  wait            TEXT    NOT NULL CHECK (wait IN ('customer', 'approval', 'third-party')),
  since           TEXT    NOT NULL,
  answered_at     TEXT,
  PRIMARY KEY (ticket_id, wait)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  person_id       INTEGER NOT NULL REFERENCES person (id),
  created_at      TEXT    NOT NULL,
  PRIMARY KEY (ticket_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_by_person ON participant (person_id);

-- Link to a customer's status page; only the hash of its secret is kept.
CREATE TABLE status_link (
  secret_hash     TEXT    PRIMARY KEY,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  created_at      TEXT    NOT NULL,
  expires_at      TEXT    NOT NULL,
  revoked_at      TEXT
) STRICT;

-- The ledger: one row for every mail that ever reached a door of ours.
CREATE TABLE inbound (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  mailbox         TEXT    NOT NULL,
  door            TEXT    NOT NULL CHECK (door IN ('imap', 'pipe')),
  folder_id       INTEGER REFERENCES imap_folder (id),
  uid             INTEGER,
  raw_sha256      TEXT    REFERENCES blob (sha256),   -- null: not taken from the server (yet)
  size            INTEGER NOT NULL,
  arrived_at      TEXT    NOT NULL,                   -- INTERNALDATE, or the door's clock
  rescan          INTEGER NOT NULL,                   -- 0 or 1: read again after a UIDVALIDITY change
  released        INTEGER NOT NULL DEFAULT 0,         -- 0 or 1: an agent let a held mail through
  message_id      TEXT,
  state           TEXT    NOT NULL CHECK (state IN ('pending', 'done', 'ignored', 'held', 'failed')),
  outcome         TEXT,
  reason          TEXT,
  ticket_id       INTEGER REFERENCES ticket (id),
  entry_id        INTEGER REFERENCES entry (id),
  explanation     TEXT,                               -- JSON
  attempts        INTEGER NOT NULL,
  next_attempt_at TEXT,
  error           TEXT,
  after_care      TEXT    CHECK (after_care IN ('pending', 'done')),
  created_at      TEXT    NOT NULL,
  updated_at      TEXT    NOT NULL,
  UNIQUE (folder_id, uid)
) STRICT;
CREATE INDEX inbound_waiting ON inbound (id) WHERE state = 'pending';
CREATE INDEX inbound_after_care ON inbound (folder_id, uid) WHERE after_care = 'pending';
CREATE INDEX inbound_by_ticket ON inbound (ticket_id);
CREATE INDEX inbound_by_state ON inbound (state, id);
CREATE INDEX inbound_by_message_id ON inbound (message_id);

-- R-IN-7: the first inbound row of each distinct mail. The primary key decides, not a look-up.
CREATE TABLE fingerprint (
  fingerprint     TEXT    PRIMARY KEY,
  inbound_id      INTEGER NOT NULL REFERENCES inbound (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  kind            TEXT    NOT NULL CHECK (kind IN ('message', 'note', 'event')),
  visibility      TEXT    NOT NULL DEFAULT 'internal' CHECK (visibility IN ('internal', 'public')),
  direction       TEXT    CHECK (direction IN ('in', 'out')),
  person_id       INTEGER REFERENCES person (id),
  from_address    TEXT,
  from_name       TEXT,
  unverified      INTEGER NOT NULL,                   -- 0 or 1: the sender is not one of the ticket's people
  rejected_at     TEXT,                               -- an agent said that it does not belong to this ticket
  moved_from      INTEGER REFERENCES ticket (id),     -- the ticket that it came to first
  subject         TEXT,
  text            TEXT    NOT NULL,
  reply           TEXT,                               -- the new words of `text`
  html            TEXT,
  reason          TEXT,
  inbound_id      INTEGER UNIQUE REFERENCES inbound (id),
  created_at      TEXT    NOT NULL
) STRICT;
CREATE INDEX entry_by_ticket ON entry (ticket_id, id);

CREATE TABLE attachment (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id        INTEGER NOT NULL REFERENCES entry (id),
  file_name       TEXT    NOT NULL,
  content_type    TEXT    NOT NULL,
  size            INTEGER NOT NULL,
  sha256          TEXT    NOT NULL REFERENCES blob (sha256),
  inline          INTEGER NOT NULL,
  content_id      TEXT
) STRICT;
CREATE INDEX attachment_by_entry ON attachment (entry_id);

-- Message-IDs that lead to a ticket: of its mails, and of the ancestors that its mails named.
CREATE TABLE message_reference (
  message_id      TEXT    PRIMARY KEY,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  mailbox         TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  dedupe_key      TEXT    NOT NULL UNIQUE,            -- e.g. confirmation:<ticket>: sent once, for ever
  message_id      TEXT    NOT NULL UNIQUE,
  to_address      TEXT    NOT NULL,
  subject         TEXT    NOT NULL,
  mail            TEXT    NOT NULL,                   -- JSON, OutgoingMail
  state           TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'bounced')),
  attempts        INTEGER NOT NULL,
  next_attempt_at TEXT,
  last_error      TEXT,
  created_at      TEXT    NOT NULL,
  sent_at         TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (mailbox, next_attempt_at) WHERE state = 'queued';
CREATE INDEX outbox_unsent ON outbox (state, id) WHERE state <> 'sent';  -- small, however much was sent
CREATE INDEX outbox_recent ON outbox (kind, created_at);
CREATE INDEX outbox_to ON outbox (to_address, kind, created_at);
CREATE INDEX outbox_by_ticket ON outbox (ticket_id);

-- A reply address with a token is used only after a probe came back through it.
CREATE TABLE reply_address_proof (
  mailbox         TEXT    NOT NULL,
  pattern         TEXT    NOT NULL,
  proved_at       TEXT    NOT NULL,
  PRIMARY KEY (mailbox, pattern)
) STRICT, WITHOUT ROWID;

