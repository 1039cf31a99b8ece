-- Figures of the dashboard: two moments of a ticket, kept by triggers, so that no verb can forget them.
-- A migration that makes one of these tables anew must make its triggers anew too: they go with the table.

ALTER TABLE ticket ADD COLUMN first_answer_at TEXT;        -- an agent's first public message
ALTER TABLE ticket ADD COLUMN over_at TEXT;                -- resolved or closed since; null while it is neither

UPDATE ticket SET
  first_answer_at = (
    SELECT min(created_at) FROM entry
    WHERE ticket_id = ticket.id AND kind = 'message' AND direction = 'out' AND visibility = 'public'
      AND person_id IS NOT NULL),
  over_at = CASE WHEN status IN ('resolved', 'closed') THEN coalesce(closed_at, updated_at) END;

CREATE INDEX ticket_by_opening ON ticket (created_at, organisation_id, first_answer_at) WHERE merged_into IS NULL;
CREATE INDEX ticket_by_end ON ticket (over_at, organisation_id) WHERE over_at IS NOT NULL AND merged_into IS NULL;

CREATE TRIGGER figures_ticket_moved AFTER UPDATE OF status ON ticket WHEN new.status <> old.status BEGIN
  UPDATE ticket SET over_at = CASE
      WHEN new.status NOT IN ('resolved', 'closed') THEN NULL
      WHEN old.status IN ('resolved', 'closed') THEN old.over_at
      ELSE new.updated_at END
    WHERE id = new.id;
END;
CREATE TRIGGER figures_answer_added AFTER INSERT ON entry
WHEN new.kind = 'message' AND new.direction = 'out' AND new.visibility = 'public' AND new.person_id IS NOT NULL BEGIN
  UPDATE ticket SET first_answer_at = new.created_at WHERE id = new.ticket_id AND first_answer_at IS NULL;
END;
-- An answer that is taken back, or goes to another ticket with the rest of its conversation.
CREATE TRIGGER figures_answer_removed AFTER DELETE ON entry
WHEN old.kind = 'message' AND old.direction = 'out' BEGIN
  UPDATE ticket SET first_answer_at = (
      SELECT min(created_at) FROM entry
      WHERE ticket_id = old.ticket_id AND kind = 'message' AND direction = 'out' AND visibility = 'public'
        AND person_id IS NOT NULL)
    WHERE id = old.ticket_id;
END;
CREATE TRIGGER figures_answer_moved AFTER UPDATE OF ticket_id ON entry
WHEN new.kind = 'message' AND new.direction = 'out' AND new.ticket_id <> old.ticket_id BEGIN
  UPDATE ticket SET first_answer_at = (
      SELECT min(created_at) FROM entry
      WHERE ticket_id = ticket.id AND kind = 'message' AND direction = 'out' AND visibility = 'public'
        AND person_id IS NOT NULL)
    WHERE id IN (old.ticket_id, new.ticket_id);
END;
