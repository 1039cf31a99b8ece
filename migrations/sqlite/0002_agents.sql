-- Agents sign in with their address and a password.
ALTER TABLE person ADD COLUMN password_hash TEXT;          -- argon2id; null: cannot sign in by password
ALTER TABLE person ADD COLUMN disabled_at TEXT;            -- may not sign in any more; what they did stays theirs
ALTER TABLE person ADD COLUMN signature TEXT NOT NULL DEFAULT '';
CREATE INDEX person_by_role ON person (role);              -- agents are few among many customers

-- R-WEB-3: sessions are kept here; the cookie holds a token of which only the hash is known.
CREATE TABLE session (
  token_hash      TEXT    PRIMARY KEY,
  person_id       INTEGER NOT NULL REFERENCES person (id),
  remembered      INTEGER NOT NULL,                        -- 0 or 1: outlives the browser
  created_at      TEXT    NOT NULL,
  expires_at      TEXT    NOT NULL
) STRICT;
CREATE INDEX session_by_person ON session (person_id);

-- A link that lets its holder choose a password once: the first admin's at the first start, and new agents'.
CREATE TABLE password_link (
  secret_hash     TEXT    PRIMARY KEY,
  person_id       INTEGER REFERENCES person (id),          -- null: whoever opens it becomes the first admin
  created_at      TEXT    NOT NULL,
  expires_at      TEXT    NOT NULL,
  used_at         TEXT
) STRICT;
