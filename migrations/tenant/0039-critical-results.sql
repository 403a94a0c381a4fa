-- Critical results that somebody has to be told of, and who was. One for each verified result that is critical; a correction is told anew.

-- Role: the hospital's own, read and write, never DELETE: it ends by being acknowledged.
CREATE TABLE critical_results (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  result_id uuid NOT NULL REFERENCES lab_results,
  order_id uuid NOT NULL REFERENCES lab_orders,
  -- Who ordered it; who is told instead is in the notices.
  orderer_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Steps of escalation that were taken.
  escalations integer NOT NULL DEFAULT 0 CHECK (escalations >= 0),
  -- Of the next one; null once there is none more.
  escalates_at timestamptz,
  -- A correction came after it: that one is acknowledged instead.
  superseded_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_by_name text,
  -- What was read back, in the person's own words.
  read_back text CHECK (length(read_back) BETWEEN 1 AND 500),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT critical_results_once UNIQUE (result_id),
  CONSTRAINT critical_results_acknowledged CHECK (num_nonnulls(acknowledged_at, acknowledged_by, acknowledged_by_name, read_back) IN (0, 4))
);
CREATE INDEX critical_results_open_idx ON critical_results (created_at, id) WHERE acknowledged_at IS NULL AND superseded_at IS NULL;
CREATE INDEX critical_results_order_idx ON critical_results (order_id);
CREATE INDEX critical_results_created_idx ON critical_results (created_at DESC, id DESC);

-- Whom it was told, when, at which step: 0 at once. Role: the hospital's own, insert and read.
CREATE TABLE critical_result_notices (
  critical_id uuid NOT NULL REFERENCES critical_results,
  step integer NOT NULL CHECK (step >= 0),
  user_id uuid NOT NULL,
  told_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (critical_id, step, user_id)
);

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON critical_results FROM %I', current_schema());
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON critical_result_notices FROM %I', current_schema());
END
$$;
