-- What a person is told about in the app. Ids and the kind alone; the words are the program's. Housekeeping removes it after 90 days.
-- Role: the hospital's own, insert and read, and mark as read. What somebody was told cannot be changed or deleted.
CREATE TABLE notifications (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  user_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  severity text COLLATE "C" NOT NULL CHECK (severity IN ('critical', 'caution', 'info')),
  -- What it is about: { jobId } or { userId } …
  ids jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(ids) = 'object'),
  -- The event that it came from: each makes one for a person, however often it is delivered.
  outbox_seq bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  read_at timestamptz,
  CONSTRAINT notifications_once UNIQUE (outbox_seq, user_id)
);
CREATE INDEX notifications_user_idx ON notifications (user_id, id DESC);
CREATE INDEX notifications_unread_idx ON notifications (user_id, id DESC) WHERE read_at IS NULL;
CREATE INDEX notifications_created_idx ON notifications (created_at);

-- What a person wants to hear of and how, where it differs from what is usual. Role: the hospital's own, read and write.
CREATE TABLE notification_preferences (
  user_id uuid PRIMARY KEY,
  -- By kind: { "import.ended": { "inApp": true, "email": false } }
  channels jsonb NOT NULL CHECK (jsonb_typeof(channels) = 'object'),
  version integer NOT NULL DEFAULT 2,
  updated_at timestamptz NOT NULL DEFAULT now()
);

DO $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON notifications FROM %I', current_schema());
  EXECUTE format('GRANT UPDATE (read_at) ON notifications TO %I', current_schema());
  EXECUTE format('REVOKE DELETE, TRUNCATE ON notification_preferences FROM %I', current_schema());
END
$$;
