-- What the online form asks beside the words (P6), as the customer gave it; '' where nothing was filled in.
CREATE TABLE request_detail (
  ticket_id       INTEGER PRIMARY KEY REFERENCES ticket (id),
  product         TEXT    NOT NULL,
  version         TEXT    NOT NULL,
  organisation    TEXT    NOT NULL,                     -- as the customer calls it: no proof that he belongs to it
  phone           TEXT    NOT NULL
) STRICT;
