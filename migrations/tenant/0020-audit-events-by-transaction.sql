-- What the sealer has not seen yet: events from a transaction on. Beside readers and writers, since the audit is large and never rests.
-- migrate:no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS audit_events_transaction_idx ON audit_events (transaction_id, id);
