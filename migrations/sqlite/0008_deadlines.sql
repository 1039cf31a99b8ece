-- P14: when the clock of a ticket rested: while the customer is awaited, and from the end of the work until it is opened
-- again. Kept by triggers, so that no verb can forget it: who moves a ticket writes its updated_at before its waits end.
-- A migration that makes one of these tables anew must make its triggers anew too: they go with the table.
CREATE TABLE ticket_pause (
  ticket_id       INTEGER NOT NULL REFERENCES ticket (id),
  cause           TEXT    NOT NULL CHECK (cause IN ('customer', 'over')),
  from_at         TEXT    NOT NULL,
  to_at           TEXT,                                        -- null while it lasts
  PRIMARY KEY (ticket_id, cause, from_at)
) STRICT, WITHOUT ROWID;

INSERT INTO ticket_pause (ticket_id, cause, from_at)
  SELECT ticket_id, 'customer', since FROM ticket_wait WHERE wait = 'customer';
INSERT INTO ticket_pause (ticket_id, cause, from_at)
  SELECT id, 'over', over_at FROM ticket WHERE over_at IS NOT NULL;

-- A wait that is put back, as by an answer that is taken back, goes on as if it had never ended.
CREATE TRIGGER pause_wait_begun AFTER INSERT ON ticket_wait WHEN new.wait = 'customer' BEGIN
  DELETE FROM ticket_pause WHERE ticket_id = new.ticket_id AND cause = 'customer' AND from_at >= new.since;
  INSERT INTO ticket_pause (ticket_id, cause, from_at) VALUES (new.ticket_id, 'customer', new.since);
END;
CREATE TRIGGER pause_wait_ended AFTER DELETE ON ticket_wait WHEN old.wait = 'customer' BEGIN
  UPDATE ticket_pause
    SET to_at = max(from_at, (SELECT updated_at FROM ticket WHERE id = old.ticket_id))
    WHERE ticket_id = old.ticket_id AND cause = 'customer' AND to_at IS NULL;
END;
CREATE TRIGGER pause_work_over AFTER UPDATE OF status ON ticket
WHEN new.status IN ('resolved', 'closed') AND old.status NOT IN ('resolved', 'closed') BEGIN
  DELETE FROM ticket_pause WHERE ticket_id = new.id AND cause = 'over' AND from_at >= new.updated_at;
  INSERT INTO ticket_pause (ticket_id, cause, from_at) VALUES (new.id, 'over', new.updated_at);
END;
CREATE TRIGGER pause_work_goes_on AFTER UPDATE OF status ON ticket
WHEN new.status NOT IN ('resolved', 'closed') AND old.status IN ('resolved', 'closed') BEGIN
  UPDATE ticket_pause SET to_at = new.updated_at WHERE ticket_id = new.id AND cause = 'over' AND to_at IS NULL;
END;

-- P15: the day on which the customer was told that a solution is expected, in the zone of the house.
ALTER TABLE ticket ADD COLUMN expected_on TEXT;
