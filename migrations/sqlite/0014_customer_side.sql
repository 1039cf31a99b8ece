-- P16: who of an organisation sees all its requests, and the time that was spent on them.
ALTER TABLE person ADD COLUMN is_contact INTEGER NOT NULL DEFAULT 0 CHECK (is_contact IN (0, 1));
CREATE INDEX person_by_organisation ON person (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE INDEX status_link_by_ticket ON status_link (ticket_id);
CREATE INDEX ticket_by_continued ON ticket (continues) WHERE continues IS NOT NULL;

-- What a customer thought of the work, once for each time that it came to an end: `over_at` is that of the ticket.
CREATE TABLE rating (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  over_at         TEXT    NOT NULL,
  score           TEXT    NOT NULL CHECK (score IN ('good', 'fair', 'bad')),
  comment         TEXT    NOT NULL,                              -- the customer's own words; '' for none
  created_at      TEXT    NOT NULL,
  changed_at      TEXT    NOT NULL,
  UNIQUE (ticket_id, over_at)
) STRICT;
CREATE INDEX rating_by_time ON rating (created_at, score);
