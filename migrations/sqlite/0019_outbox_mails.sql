-- What a mail says is written once and read when it is sent; what becomes of it changes three times. In one row, each change
-- wrote the whole mail anew.
CREATE TABLE outbox_mail (
  outbox_id  INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
  mail       TEXT    NOT NULL                              -- JSON
) STRICT;

INSERT INTO outbox_mail (outbox_id, mail) SELECT id, mail FROM outbox;
ALTER TABLE outbox DROP COLUMN mail;
