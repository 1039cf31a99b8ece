-- P4: appointments of a ticket. The customer is told by mail, as a calendar invitation (RFC 5545, 5546, 6047).
CREATE TABLE appointment (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  agent_id        INTEGER NOT NULL REFERENCES person (id),
  uid             TEXT    NOT NULL UNIQUE,                     -- never changes, never guessed
  sequence        INTEGER NOT NULL CHECK (sequence >= 0),      -- of what was told last
  moved_sequence  INTEGER NOT NULL CHECK (moved_sequence <= sequence), -- since when its moment holds: older answers meant another one
  starts_at       TEXT    NOT NULL,
  ends_at         TEXT    NOT NULL CHECK (ends_at > starts_at),
  title           TEXT    NOT NULL,                            -- the customer reads it, as the notes
  notes           TEXT    NOT NULL,
  is_remote       INTEGER NOT NULL CHECK (is_remote IN (0, 1)), -- looking along on the customer's screen (P11)
  attendee        TEXT,                                        -- who is invited; null when nobody can be mailed
  state           TEXT    NOT NULL
                  CHECK (state IN ('proposed', 'accepted', 'tentative', 'declined', 'other-time', 'cancelled')),
  answer          TEXT    NOT NULL,                            -- the customer's own words
  answered_at     TEXT,
  answer_stamp    TEXT,                                        -- of the last answer by calendar (RFC 5546 section 2.1.5)
  created_at      TEXT    NOT NULL,
  updated_at      TEXT    NOT NULL
) STRICT;
CREATE INDEX appointment_by_ticket ON appointment (ticket_id, starts_at);
-- The week board, and what overlaps.
CREATE INDEX appointment_by_time ON appointment (starts_at) WHERE state <> 'cancelled';
