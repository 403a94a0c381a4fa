-- What happened in the hospital, for its open pages and for those who are to be notified. A row is written in the transaction of what it tells, with
-- its COMMIT, and read from here: what is lost on the way to a process is found again. Ids and words of our own alone: no name, no clinical text.
-- Housekeeping removes it after a day; a page that was away for longer loads anew.
-- Role: the hospital's own, insert and read, and mark as delivered. Nobody but the owner changes or deletes what was told.
CREATE TABLE outbox (
  -- In the order of writing, not of COMMIT: a smaller one may show up later.
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text COLLATE "C" NOT NULL CHECK (kind ~ '^[a-z_]{1,40}\.[a-z_]{1,40}$'),
  ids jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(ids) = 'object' AND octet_length(ids::text) <= 400),
  -- The one person whom it is for; null: everybody who may hear of its kind.
  recipient_id uuid,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Whether somebody is notified of it, and when the notifications were written: in one transaction with them.
  notifies boolean NOT NULL DEFAULT false,
  delivered_at timestamptz
);
CREATE INDEX outbox_waiting_idx ON outbox (seq) WHERE notifies AND delivered_at IS NULL;
CREATE INDEX outbox_created_idx ON outbox (created_at);

DO $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON outbox FROM %I', current_schema());
  EXECUTE format('GRANT UPDATE (delivered_at) ON outbox TO %I', current_schema());
END
$$;
