-- One hospital's schema. The search path holds this schema alone, and the tenant role gets its rights on each table
-- from default privileges that provisioning sets before. What a role must not do is revoked here, explicitly.

-- Patients. Role: the hospital's own, read and write (never DELETE: a patient is archived).
CREATE TABLE patients (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_number text COLLATE "C" NOT NULL,
  first_name text,
  last_name text NOT NULL,
  -- Both names in lower case without Latin diacritics, made by the API: what the search box looks through.
  name_search text NOT NULL,
  unidentified boolean NOT NULL DEFAULT false,
  date_of_birth date,
  birth_date_estimated boolean NOT NULL DEFAULT false,
  gender text NOT NULL CHECK (gender IN ('male', 'female', 'other', 'unknown')),
  email text,
  phone text COLLATE "C",
  address jsonb,
  blood_group text CHECK (blood_group IN ('A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-')),
  medical_history text,
  custom_fields jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  updated_by_name text NOT NULL,
  CONSTRAINT patients_number_unique UNIQUE (patient_number),
  CONSTRAINT patients_known_or_unidentified CHECK (unidentified OR date_of_birth IS NOT NULL)
);
-- The list by name and by registration, in keyset order.
CREATE INDEX patients_name_idx ON patients (status, lower(last_name) COLLATE "C", lower(coalesce(first_name, '')) COLLATE "C", id);
CREATE INDEX patients_created_idx ON patients (status, created_at, id);
-- The one search box: words, the last or first digits of a phone, e-mail, birth date.
CREATE INDEX patients_name_search_idx ON patients USING gin (name_search ext.gin_trgm_ops);
CREATE INDEX patients_phone_idx ON patients (phone COLLATE "C");
CREATE INDEX patients_phone_end_idx ON patients (reverse(phone) COLLATE "C");
CREATE INDEX patients_email_idx ON patients (lower(email) COLLATE "C");
CREATE INDEX patients_birth_idx ON patients (date_of_birth);

-- Running numbers; one row each, counted up in the transaction that uses the number. Role: the hospital's own, read and update.
CREATE TABLE number_series (
  name text COLLATE "C" PRIMARY KEY,
  last_value bigint NOT NULL DEFAULT 0 CHECK (last_value >= 0)
);
INSERT INTO number_series (name) VALUES ('patient');

-- Who read or changed what. Role: the hospital's own, insert and read; nobody but the owner can change a row.
CREATE TABLE audit_events (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  occurred_at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid,
  actor_name text NOT NULL,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text,
  patient_id uuid,
  address text,
  app_id text,
  request_id text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_events_time_idx ON audit_events (occurred_at, id);
CREATE INDEX audit_events_patient_idx ON audit_events (patient_id, occurred_at);
CREATE INDEX audit_events_actor_idx ON audit_events (actor_id, occurred_at);

-- Answers by Idempotency-Key, kept 24 h. Role: the hospital's own.
CREATE TABLE idempotency_keys (
  principal_id uuid NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  status integer,
  headers jsonb,
  body jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (principal_id, route, key)
);

-- Saved column mappings of import files. Role: the hospital's own.
CREATE TABLE import_mappings (
  name text PRIMARY KEY,
  columns jsonb NOT NULL,
  date_order text NOT NULL CHECK (date_order IN ('ymd', 'dmy', 'mdy')),
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- An uploaded file on its way in: the API stores its rows in chunks, the worker takes chunk by chunk and empties it. Role: the hospital's own.
CREATE TABLE imports (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  columns jsonb NOT NULL,
  date_order text NOT NULL CHECK (date_order IN ('ymd', 'dmy', 'mdy')),
  -- Columns of the file, used or not: a row with more cells is a broken one.
  column_count integer NOT NULL CHECK (column_count > 0),
  actor_id uuid,
  actor_name text NOT NULL,
  request_id text NOT NULL,
  imported integer NOT NULL DEFAULT 0,
  rejected integer NOT NULL DEFAULT 0,
  errors jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE import_chunks (
  import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
  seq integer NOT NULL,
  first_line integer NOT NULL,
  rows jsonb NOT NULL,
  PRIMARY KEY (import_id, seq)
);

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON patients FROM %I', current_schema());
  EXECUTE format('REVOKE INSERT, DELETE, TRUNCATE ON number_series FROM %I', current_schema());
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON audit_events FROM %I', current_schema());
END
$$;
