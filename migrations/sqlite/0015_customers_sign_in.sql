-- P18: a customer signs in by a link in a mail, or by a password once one was chosen.
CREATE TABLE sign_in_link (
  secret_hash     TEXT    PRIMARY KEY,
  person_id       INTEGER NOT NULL REFERENCES person (id),
  next_path       TEXT    NOT NULL,                        -- where the customer was going; '' for nowhere
  created_at      TEXT    NOT NULL,
  expires_at      TEXT    NOT NULL,
  used_at         TEXT
) STRICT;
CREATE INDEX sign_in_link_by_person ON sign_in_link (person_id, created_at);

-- Who has just opened a mailed link may choose a new password without the old one.
ALTER TABLE session ADD COLUMN by_link INTEGER NOT NULL DEFAULT 0 CHECK (by_link IN (0, 1));

-- P16: the contact of an organisation sees its tickets, however many others there are.
CREATE INDEX ticket_by_organisation ON ticket (organisation_id) WHERE organisation_id IS NOT NULL;
