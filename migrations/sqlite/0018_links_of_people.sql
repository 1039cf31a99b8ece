-- R-WEB-2: whose a link is that went to somebody else than the requester, or to who was the requester then. It works for as
-- long as that person takes part, and in that person's name. Null: the requester's.
ALTER TABLE status_link ADD COLUMN person_id INTEGER REFERENCES person (id);

-- Links of tickets that were merged lead to somebody else's.
UPDATE status_link
SET person_id = (SELECT requester_id FROM ticket WHERE ticket.id = status_link.ticket_id)
WHERE ticket_id IN (SELECT id FROM ticket WHERE merged_into IS NOT NULL);
