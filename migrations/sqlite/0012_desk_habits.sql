-- What agents keep for their own work at the desk, and what is written down of everybody's.

-- An agent's own views of the queues: the filters as they stand in the address.
CREATE TABLE saved_view (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id       INTEGER NOT NULL REFERENCES person (id),
  name            TEXT    NOT NULL,
  query           TEXT    NOT NULL,                        -- as behind the ? of /desk; '' for all that is open
  position        INTEGER NOT NULL,
  created_at      TEXT    NOT NULL,
  UNIQUE (person_id, name)
) STRICT;

-- A form that changed many tickets at once: sent twice it counts once, and what became of it can be shown again.
CREATE TABLE bulk_change (
  form_key        TEXT    PRIMARY KEY,
  person_id       INTEGER NOT NULL REFERENCES person (id),
  result          TEXT,                                    -- JSON; null while it is being done
  created_at      TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Shortcuts of the keyboard can be turned off (WCAG 2.1.4).
ALTER TABLE person ADD COLUMN shortcuts INTEGER NOT NULL DEFAULT 1;

-- Who did what beside the tickets, whose own events tell. Never changed, never deleted.
CREATE TABLE audit (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  by_person       INTEGER REFERENCES person (id),          -- null: the operator, on the command line
  action          TEXT    NOT NULL,                        -- a code
  about           TEXT    NOT NULL,                        -- whom or what, as it was called then
  detail          TEXT    NOT NULL,
  created_at      TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_by_person ON audit (by_person, id);
-- What people did to tickets: little beside what mails and customers did.
CREATE INDEX entry_doings ON entry (person_id, id)
  WHERE person_id IS NOT NULL AND (kind <> 'message' OR direction = 'out');
