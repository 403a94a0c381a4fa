-- The audit as a chain: each event's seal holds a hash of the event and of the seal before it (docs/adr/0007-audit-chain.md). The worker makes the seals
-- as the migrator, seconds after the event has committed; requests pay nothing but one small index entry.

-- The transaction that wrote the event, by which the sealer finds what became visible late. Events of before are all transaction 0: a constant is set
-- without rewriting the table.
ALTER TABLE audit_events ADD COLUMN transaction_id xid8 NOT NULL DEFAULT '0';
ALTER TABLE audit_events ALTER COLUMN transaction_id SET DEFAULT pg_current_xact_id();

-- Role: the hospital's own reads; nobody but the owner writes.
CREATE TABLE audit_seals (
  -- 1, 2, 3, … without a gap.
  seq bigint PRIMARY KEY CHECK (seq > 0),
  -- A sealed event cannot be deleted by mistake.
  event_id uuid NOT NULL REFERENCES audit_events,
  -- SHA-256 of the event, its number, the time of sealing and the hash before.
  hash bytea NOT NULL CHECK (length(hash) = 32),
  sealed_at timestamptz NOT NULL,
  CONSTRAINT audit_seals_event_unique UNIQUE (event_id)
);

-- Where the chain ends. Its one row is what sealers lock, so that two of them take turns. Role: nobody but the owner.
CREATE TABLE audit_chain (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  seq bigint NOT NULL DEFAULT 0,
  -- Null while nothing is sealed.
  hash bytea CHECK (length(hash) = 32),
  sealed_at timestamptz,
  -- Every event of an earlier transaction is sealed.
  horizon xid8 NOT NULL DEFAULT '0',
  CONSTRAINT audit_chain_begun CHECK ((seq = 0) = (hash IS NULL) AND (seq = 0) = (sealed_at IS NULL))
);
INSERT INTO audit_chain DEFAULT VALUES;

-- Id and transaction are the database's own: an event with others could slip past the sealer.
DO $$
BEGIN
  EXECUTE format('REVOKE INSERT ON audit_events FROM %I', current_schema());
  EXECUTE format(
    'GRANT INSERT (occurred_at, actor_id, actor_name, action, entity, entity_id, patient_id, address, app_id, request_id, details) ON audit_events TO %I',
    current_schema()
  );
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_seals FROM %I', current_schema());
  EXECUTE format('REVOKE ALL ON audit_chain FROM %I', current_schema());
END
$$;
