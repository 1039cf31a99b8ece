-- Search for agents: FTS5, kept up by triggers, so that no writer can forget it.
-- A migration that makes one of these tables anew must make its triggers anew too: they go with the table.

-- What can be found, one row a document: a ticket itself, a message or note, a file of it, a person who takes part.
-- Ids rise with time, so the newest documents have the highest ids.
CREATE TABLE search_document (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
  entry_id        INTEGER REFERENCES entry (id) ON DELETE CASCADE,        -- of a message, a note, a file
  attachment_id   INTEGER REFERENCES attachment (id) ON DELETE CASCADE,   -- of a file
  person_id       INTEGER REFERENCES person (id) ON DELETE CASCADE,       -- of a person beside the requester
  created_at      TEXT    NOT NULL
) STRICT;
CREATE INDEX search_document_by_ticket ON search_document (ticket_id, person_id);
CREATE INDEX search_document_by_entry ON search_document (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX search_document_by_attachment ON search_document (attachment_id) WHERE attachment_id IS NOT NULL;
CREATE INDEX search_document_by_person ON search_document (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX search_document_by_time ON search_document (created_at);

-- The words only: texts stay where they are, and hits are marked in them by the page. No prefix index: it would double
-- what a mail costs here (measured: 0.6 instead of 0.3 ms), and beginnings of words are found quickly enough without.
CREATE VIRTUAL TABLE search_index USING fts5 (
  number, subject, people, words, files,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2"
);

-- What is indexed of each document. All of them carry subject and requester, so that `peeters invoice` finds a message
-- about an invoice on a ticket of Peeters. Of a very long text the beginning is enough.
CREATE VIEW search_words AS
  SELECT
    document.id AS id,
    CASE WHEN document.entry_id IS NULL AND document.person_id IS NULL THEN ticket.number ELSE '' END AS number,
    ticket.subject || CASE WHEN entry.subject <> ticket.subject THEN ' ' || entry.subject ELSE '' END AS subject,
    coalesce(requester.name || ' ' || requester.address, '')
      || CASE WHEN entry.from_address <> requester.address OR requester.id IS NULL
           THEN coalesce(' ' || entry.from_name, '') || coalesce(' ' || entry.from_address, '') ELSE '' END
      || coalesce(' ' || person.name || ' ' || person.address, '') AS people,
    CASE WHEN document.attachment_id IS NULL THEN coalesce(substr(entry.text, 1, 50000), '') ELSE '' END AS words,
    coalesce(attachment.file_name, '') AS files
  FROM search_document AS document
  JOIN ticket ON ticket.id = document.ticket_id
  LEFT JOIN person AS requester ON requester.id = ticket.requester_id
  LEFT JOIN entry ON entry.id = document.entry_id
  LEFT JOIN attachment ON attachment.id = document.attachment_id
  LEFT JOIN person ON person.id = document.person_id;

-- The index follows its documents. Setting `ticket_id`, to the same value too, indexes a document anew.
CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
  INSERT INTO search_index (rowid, number, subject, people, words, files)
    SELECT id, number, subject, people, words, files FROM search_words WHERE id = new.id;
END;
CREATE TRIGGER search_document_changed AFTER UPDATE OF ticket_id ON search_document BEGIN
  DELETE FROM search_index WHERE rowid = old.id;
  INSERT INTO search_index (rowid, number, subject, people, words, files)
    SELECT id, number, subject, people, words, files FROM search_words WHERE id = new.id;
END;
CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
  DELETE FROM search_index WHERE rowid = old.id;
END;

-- What was there before this migration, oldest first.
INSERT INTO search_document (ticket_id, entry_id, attachment_id, person_id, created_at)
  SELECT ticket_id, entry_id, attachment_id, person_id, created_at FROM (
    SELECT id AS ticket_id, NULL AS entry_id, NULL AS attachment_id, NULL AS person_id, created_at, 0 AS rank FROM ticket
    UNION ALL
    SELECT ticket_id, id, NULL, NULL, created_at, 1 FROM entry WHERE kind <> 'event'
    UNION ALL
    SELECT entry.ticket_id, entry.id, attachment.id, NULL, entry.created_at, 2
      FROM attachment JOIN entry ON entry.id = attachment.entry_id WHERE entry.kind <> 'event'
    UNION ALL
    SELECT participant.ticket_id, NULL, NULL, participant.person_id, participant.created_at, 3
      FROM participant JOIN ticket ON ticket.id = participant.ticket_id
      WHERE ticket.requester_id IS NOT participant.person_id
  ) ORDER BY created_at, rank;

CREATE TRIGGER search_ticket_opened AFTER INSERT ON ticket BEGIN
  INSERT INTO search_document (ticket_id, created_at) VALUES (new.id, new.created_at);
END;
CREATE TRIGGER search_ticket_changed AFTER UPDATE OF number, subject, requester_id ON ticket
WHEN new.number <> old.number OR new.subject <> old.subject OR new.requester_id IS NOT old.requester_id BEGIN
  UPDATE search_document SET ticket_id = new.id WHERE ticket_id = new.id;
END;
CREATE TRIGGER search_entry_added AFTER INSERT ON entry WHEN new.kind <> 'event' BEGIN
  INSERT INTO search_document (ticket_id, entry_id, created_at) VALUES (new.ticket_id, new.id, new.created_at);
END;
-- Also when it moves to another ticket.
CREATE TRIGGER search_entry_changed AFTER UPDATE OF ticket_id, subject, text, from_name, from_address ON entry BEGIN
  UPDATE search_document SET ticket_id = new.ticket_id WHERE entry_id = new.id;
END;
CREATE TRIGGER search_attachment_added AFTER INSERT ON attachment BEGIN
  INSERT INTO search_document (ticket_id, entry_id, attachment_id, created_at)
    SELECT ticket_id, id, new.id, created_at FROM entry WHERE id = new.entry_id AND kind <> 'event';
END;
CREATE TRIGGER search_participant_added AFTER INSERT ON participant
WHEN (SELECT requester_id FROM ticket WHERE id = new.ticket_id) IS NOT new.person_id BEGIN
  INSERT INTO search_document (ticket_id, person_id, created_at) VALUES (new.ticket_id, new.person_id, new.created_at);
END;
CREATE TRIGGER search_participant_removed AFTER DELETE ON participant BEGIN
  DELETE FROM search_document WHERE ticket_id = old.ticket_id AND person_id = old.person_id;
END;
CREATE TRIGGER search_person_changed AFTER UPDATE OF name, address ON person
WHEN new.name <> old.name OR new.address <> old.address BEGIN
  UPDATE search_document SET ticket_id = ticket_id
    WHERE person_id = new.id OR ticket_id IN (SELECT id FROM ticket WHERE requester_id = new.id);
END;
