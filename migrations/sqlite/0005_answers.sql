-- What agents write, and how they keep order.

ALTER TABLE entry ADD COLUMN form_key TEXT;                -- of the form that made it: sent twice, it makes one entry
CREATE UNIQUE INDEX entry_by_form_key ON entry (form_key) WHERE form_key IS NOT NULL;

ALTER TABLE outbox ADD COLUMN entry_id INTEGER REFERENCES entry (id);   -- the message that it carries
CREATE UNIQUE INDEX outbox_by_entry ON outbox (entry_id) WHERE entry_id IS NOT NULL;
ALTER TABLE outbox ADD COLUMN cc_addresses TEXT NOT NULL DEFAULT '[]';  -- JSON: who gets it beside to_address
CREATE INDEX inbound_by_entry ON inbound (entry_id) WHERE entry_id IS NOT NULL;

-- What an answer changed on its ticket, to be put back when it is taken back in time.
CREATE TABLE answer_undo (
  entry_id        INTEGER PRIMARY KEY REFERENCES entry (id),
  before          TEXT    NOT NULL                         -- JSON
) STRICT;

-- One agent's words for one ticket, not sent yet.
CREATE TABLE draft (
  person_id       INTEGER NOT NULL REFERENCES person (id),
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  text            TEXT    NOT NULL,
  updated_at      TEXT    NOT NULL,
  PRIMARY KEY (person_id, ticket_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_by_ticket ON draft (ticket_id);

ALTER TABLE ticket ADD COLUMN snoozed_until TEXT;          -- out of its queue until then

CREATE TABLE ticket_tag (
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  tag             TEXT    NOT NULL,                        -- lower case
  PRIMARY KEY (ticket_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_tag_by_tag ON ticket_tag (tag);

-- What a merge changed beside the entries, whose moved_from tells: to be put back when it is undone (R-THR-4).
CREATE TABLE ticket_merge (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  from_id         INTEGER NOT NULL REFERENCES ticket (id),
  into_id         INTEGER NOT NULL REFERENCES ticket (id),
  before          TEXT    NOT NULL,                        -- JSON
  created_at      TEXT    NOT NULL,
  undone_at       TEXT
) STRICT;
CREATE INDEX ticket_merge_by_from ON ticket_merge (from_id);
CREATE INDEX ticket_merge_by_into ON ticket_merge (into_id);
