-- P14: how long tickets took in opening hours, and whether that was in time, for the dashboard. Upkeep reckons it when it
-- reckons deadlines, and keeps the sums of each day with it, so that no page adds up what is over.
CREATE TABLE service_time (
  ticket_id         INTEGER PRIMARY KEY REFERENCES ticket (id),
  organisation_id   INTEGER,
  category_id       INTEGER,
  opened_on         TEXT    NOT NULL,                    -- days are in the zone of the house
  answered_on       TEXT,
  answer_minutes    INTEGER,
  answer_in_time    INTEGER CHECK (answer_in_time IN (0, 1)),    -- null: there was no target
  solved_on         TEXT,
  solution_minutes  INTEGER,
  solution_in_time  INTEGER CHECK (solution_in_time IN (0, 1))
) STRICT;

-- The sums of a day. `key`: the organisation or category, 0 for those of none.
CREATE TABLE figure_day (
  part              TEXT    NOT NULL CHECK (part IN ('organisation', 'category')),
  key               INTEGER NOT NULL,
  day               TEXT    NOT NULL,
  opened            INTEGER NOT NULL,
  answered          INTEGER NOT NULL,
  answered_in_time  INTEGER NOT NULL,
  answered_late     INTEGER NOT NULL,
  solved            INTEGER NOT NULL,
  solved_in_time    INTEGER NOT NULL,
  solved_late       INTEGER NOT NULL,
  PRIMARY KEY (part, key, day)
) STRICT, WITHOUT ROWID;

-- How many took no longer than `within` minutes of opening hours, but longer than the class below.
CREATE TABLE figure_span (
  target            TEXT    NOT NULL CHECK (target IN ('first-response', 'solution')),
  day               TEXT    NOT NULL,
  within            INTEGER NOT NULL,
  tickets           INTEGER NOT NULL,
  PRIMARY KEY (target, day, within)
) STRICT, WITHOUT ROWID;

DROP TRIGGER deadline_ticket_changed;
CREATE TRIGGER deadline_ticket_changed
AFTER UPDATE OF requested_priority, assessed_priority, first_answer_at, over_at, merged_into, organisation_id, category_id
ON ticket BEGIN
  INSERT OR IGNORE INTO deadline_stale (ticket_id) VALUES (new.id);
END;

INSERT OR IGNORE INTO deadline_stale (ticket_id) SELECT id FROM ticket;

-- The hours of a period are added up from the index alone.
DROP INDEX time_entry_by_day;
CREATE INDEX time_entry_by_day
  ON time_entry (day, organisation_id, kind, cleared_minutes, pending_minutes, written_off_minutes);

-- What is over is much: by each of its filters it is found without reading the rest.
CREATE INDEX ticket_over_by_mailbox
  ON ticket (mailbox, updated_at, id, status, assessed_priority, requested_priority)
  WHERE status NOT IN ('new', 'open', 'planned', 'waiting');
CREATE INDEX ticket_over_by_status
  ON ticket (status, updated_at, id, mailbox, assessed_priority, requested_priority)
  WHERE status NOT IN ('new', 'open', 'planned', 'waiting');

-- The newest that a customer may see of each of many tickets.
CREATE INDEX entry_seen ON entry (ticket_id, id) WHERE visibility = 'public' AND kind <> 'note';
