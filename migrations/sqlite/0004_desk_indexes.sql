-- The desk's queues. What is open is little, however much was ever asked. NOT IN, because an IN would send SQLite to
-- ticket_by_status and a sort.
CREATE INDEX ticket_open ON ticket (created_at, id) WHERE status NOT IN ('resolved', 'closed');
-- What is over is much: filters that match few tickets are judged by the index alone.
CREATE INDEX ticket_over
  ON ticket (updated_at, id, status, mailbox, assessed_priority, requested_priority, assignee_id, organisation_id)
  WHERE status NOT IN ('new', 'open', 'planned', 'waiting');
CREATE INDEX ticket_over_by_assignee ON ticket (assignee_id, updated_at, id)
  WHERE status NOT IN ('new', 'open', 'planned', 'waiting');
CREATE INDEX ticket_over_by_organisation ON ticket (organisation_id, updated_at, id)
  WHERE status NOT IN ('new', 'open', 'planned', 'waiting');
CREATE INDEX ticket_undelivered ON ticket (created_at, id) WHERE undelivered_since IS NOT NULL;
-- Agents among many customers.
CREATE INDEX person_staff ON person (name) WHERE role <> 'customer';
