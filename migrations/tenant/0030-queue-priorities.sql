-- How urgent it is that somebody in the queue is seen: 0 emergency, 1 urgent, 2 normal. Who is called next goes by it, and then by the number.
-- Role: as for the table; changed while somebody waits, with an event in the audit.
ALTER TABLE queue_tokens
  ADD COLUMN priority integer NOT NULL DEFAULT 2,
  ADD CONSTRAINT queue_tokens_priority CHECK (priority BETWEEN 0 AND 2) NOT VALID;
