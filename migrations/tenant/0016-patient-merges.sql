-- Records of one person that are two, and records of two people that look like one.

-- Pairs that somebody compared and found to be two people: no longer shown as likely duplicates. Role: the hospital's own, read, add and take back.
CREATE TABLE patient_distinctions (
  one_id uuid NOT NULL REFERENCES patients,
  other_id uuid NOT NULL REFERENCES patients,
  decided_by uuid,
  decided_by_name text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (one_id, other_id),
  CONSTRAINT patient_distinctions_ordered CHECK (one_id < other_id)
);
CREATE INDEX patient_distinctions_other_idx ON patient_distinctions (other_id);

-- The journal of merges. Role: the hospital's own, read and write, never DELETE.
CREATE TABLE patient_merges (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  survivor_id uuid NOT NULL REFERENCES patients,
  merged_id uuid NOT NULL REFERENCES patients,
  -- Names of the fields whose value the survivor took over.
  taken text[] NOT NULL,
  -- The survivor's own columns before, and the version that the merge left: an undo puts back the first while the second is still true.
  survivor_before jsonb NOT NULL,
  survivor_version integer NOT NULL,
  merged_version integer NOT NULL,
  -- The same of the survivor's answer about allergies; null for none.
  allergies_before jsonb,
  allergies_version integer,
  merged_by uuid,
  merged_by_name text NOT NULL,
  merged_at timestamptz NOT NULL DEFAULT now(),
  undone_by_name text,
  undone_at timestamptz
);
CREATE INDEX patient_merges_survivor_idx ON patient_merges (survivor_id, merged_at);
-- A record is merged once, until that is undone.
CREATE UNIQUE INDEX patient_merges_merged_unique ON patient_merges (merged_id) WHERE undone_at IS NULL;

-- Every row that a merge moved from one record to the other. Role: the hospital's own, read and add, never UPDATE or DELETE.
CREATE TABLE patient_merge_moves (
  merge_id uuid NOT NULL REFERENCES patient_merges,
  table_name text COLLATE "C" NOT NULL,
  column_name text COLLATE "C" NOT NULL,
  -- The row's primary key.
  row_key jsonb NOT NULL,
  -- What the row held after the move, in these columns: a row that changed since is not moved back.
  columns text[] NOT NULL,
  row_hash text NOT NULL,
  PRIMARY KEY (merge_id, table_name, column_name, row_key)
);

DO $$
BEGIN
  EXECUTE format('REVOKE UPDATE, TRUNCATE ON patient_distinctions FROM %I', current_schema());
  EXECUTE format('REVOKE DELETE, TRUNCATE ON patient_merges FROM %I', current_schema());
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON patient_merge_moves FROM %I', current_schema());
END
$$;
