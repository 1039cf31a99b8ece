-- Data folders that were restored from a backup, and what waits for somebody since (R-ACK-11).

CREATE TABLE restoration (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  backup_made_at  TEXT    NOT NULL,
  restored_at     TEXT    NOT NULL
) STRICT;

CREATE INDEX ticket_unconfirmed_restored ON ticket (id) WHERE confirmation_reason = 'restored';

-- Made anew for one more state: `held`. Nothing references it, and no trigger stands on it.
CREATE TABLE outbox_new (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  mailbox         TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  dedupe_key      TEXT    NOT NULL UNIQUE,            -- e.g. confirmation:<ticket>: sent once, for ever
  message_id      TEXT    NOT NULL UNIQUE,
  to_address      TEXT    NOT NULL,
  subject         TEXT    NOT NULL,
  mail            TEXT    NOT NULL,                   -- JSON, OutgoingMail
  state           TEXT    NOT NULL CHECK (state IN ('queued', 'held', 'sending', 'sent', 'failed', 'bounced')),
  attempts        INTEGER NOT NULL,
  next_attempt_at TEXT,
  last_error      TEXT,
  created_at      TEXT    NOT NULL,
  sent_at         TEXT,
  entry_id        INTEGER REFERENCES entry (id),      -- the message that it carries
  cc_addresses    TEXT    NOT NULL DEFAULT '[]'       -- JSON: who gets it beside to_address
) STRICT;
INSERT INTO outbox_new (
  id, ticket_id, mailbox, kind, dedupe_key, message_id, to_address, subject, mail, state, attempts, next_attempt_at,
  last_error, created_at, sent_at, entry_id, cc_addresses
) SELECT
  id, ticket_id, mailbox, kind, dedupe_key, message_id, to_address, subject, mail, state, attempts, next_attempt_at,
  last_error, created_at, sent_at, entry_id, cc_addresses
FROM outbox ORDER BY id;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_due ON outbox (mailbox, next_attempt_at) WHERE state = 'queued';
CREATE INDEX outbox_unsent ON outbox (state, id) WHERE state <> 'sent';  -- small, however much was sent
CREATE INDEX outbox_recent ON outbox (kind, created_at);
CREATE INDEX outbox_to ON outbox (to_address, kind, created_at);
CREATE INDEX outbox_by_ticket ON outbox (ticket_id);
CREATE UNIQUE INDEX outbox_by_entry ON outbox (entry_id) WHERE entry_id IS NOT NULL;
