-- P14: until when an open ticket is to be answered and solved, reckoned ahead so that queues and warnings need no arithmetic.
-- The targets stand in the configuration, so the moments are written by upkeep; triggers mark what it has to reckon anew.
-- A migration that makes one of these tables anew must make its triggers anew too: they go with the table.
CREATE TABLE deadline (
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  target          TEXT    NOT NULL CHECK (target IN ('first-response', 'solution')),
  soon_at         TEXT,                                        -- null, as due_at, while a pause lasts
  due_at          TEXT,
  warned_at       TEXT,                                        -- somebody was told that it is near
  missed_at       TEXT,                                        -- somebody was told that it is past
  PRIMARY KEY (ticket_id, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_by_soon ON deadline (soon_at, due_at) WHERE soon_at IS NOT NULL;
-- What nobody was told of yet: little, however much is overdue.
CREATE INDEX deadline_unwarned ON deadline (soon_at) WHERE warned_at IS NULL;
CREATE INDEX deadline_unmissed ON deadline (due_at) WHERE missed_at IS NULL;

CREATE TABLE deadline_stale (
  ticket_id       INTEGER PRIMARY KEY REFERENCES ticket (id)
) STRICT;

-- The targets and opening hours that the moments were reckoned with, in one text; others make all of them stale.
CREATE TABLE deadline_rules (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  rules           TEXT    NOT NULL
) STRICT;

CREATE TRIGGER deadline_ticket_added AFTER INSERT ON ticket BEGIN
  INSERT OR IGNORE INTO deadline_stale (ticket_id) VALUES (new.id);
END;
CREATE TRIGGER deadline_ticket_changed
AFTER UPDATE OF requested_priority, assessed_priority, first_answer_at, over_at, merged_into ON ticket BEGIN
  INSERT OR IGNORE INTO deadline_stale (ticket_id) VALUES (new.id);
END;
CREATE TRIGGER deadline_pause_added AFTER INSERT ON ticket_pause BEGIN
  INSERT OR IGNORE INTO deadline_stale (ticket_id) VALUES (new.ticket_id);
END;
CREATE TRIGGER deadline_pause_changed AFTER UPDATE ON ticket_pause BEGIN
  INSERT OR IGNORE INTO deadline_stale (ticket_id) VALUES (new.ticket_id);
END;
CREATE TRIGGER deadline_pause_removed AFTER DELETE ON ticket_pause BEGIN
  INSERT OR IGNORE INTO deadline_stale (ticket_id) VALUES (old.ticket_id);
END;

-- What agents are told. Every entry that they may have to hear of waits here, written in its own commit by a trigger, so
-- that no verb can forget it; upkeep decides who is told.
CREATE TABLE happening (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  entry_id        INTEGER REFERENCES entry (id) ON DELETE CASCADE,
  kind            TEXT,                                        -- null: its entry tells
  agent_id        INTEGER REFERENCES person (id),              -- whom alone it concerns
  created_at      TEXT    NOT NULL
) STRICT;
CREATE INDEX happening_by_entry ON happening (entry_id);

CREATE TRIGGER happening_entry_added AFTER INSERT ON entry
WHEN coalesce(new.direction, '') <> 'out' AND coalesce(new.reason, '') <> 'confirmation' BEGIN
  INSERT INTO happening (ticket_id, entry_id, created_at) VALUES (new.ticket_id, new.id, new.created_at);
END;

-- What waits to be told to one agent: until it is written to the outbox, several to a mail.
CREATE TABLE notice (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  agent_id        INTEGER NOT NULL REFERENCES person (id),
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  entry_id        INTEGER REFERENCES entry (id) ON DELETE CASCADE,
  kind            TEXT    NOT NULL,
  happened_at     TEXT    NOT NULL
) STRICT;
CREATE INDEX notice_by_agent ON notice (agent_id, id);
CREATE INDEX notice_by_entry ON notice (entry_id);

ALTER TABLE person ADD COLUMN notices TEXT NOT NULL DEFAULT 'all' CHECK (notices IN ('all', 'mine', 'none'));
ALTER TABLE timer ADD COLUMN warned_at TEXT;                   -- the agent was told that it has been running for long

INSERT INTO deadline_stale (ticket_id)
  SELECT id FROM ticket WHERE status NOT IN ('resolved', 'closed') AND merged_into IS NULL;
