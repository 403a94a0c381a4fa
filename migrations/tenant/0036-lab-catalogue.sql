-- What a hospital's laboratory measures. A test is one document, so that what a result was held against can be kept whole: every version stays.

-- Role: the hospital's own, read and write, never DELETE: what is no longer offered is archived, and results keep their test.
CREATE TABLE lab_tests (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  -- LabTestRequest of the API: code, name, unit, ranges …
  definition jsonb NOT NULL CHECK (jsonb_typeof(definition) = 'object'),
  code text COLLATE "C" GENERATED ALWAYS AS (definition ->> 'code') STORED NOT NULL,
  name text GENERATED ALWAYS AS (definition ->> 'name') STORED NOT NULL,
  specimen text GENERATED ALWAYS AS (definition ->> 'specimen') STORED NOT NULL,
  -- When the hospital said that the ranges hold for its methods; null of what the starter catalogue brought and nobody has looked at.
  confirmed_at timestamptz,
  confirmed_by_name text,
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL,
  CONSTRAINT lab_tests_confirmed CHECK ((confirmed_at IS NULL) = (confirmed_by_name IS NULL))
);
CREATE UNIQUE INDEX lab_tests_code_unique ON lab_tests (code) WHERE archived_at IS NULL;
CREATE INDEX lab_tests_name_idx ON lab_tests (lower(name) COLLATE "C", id);

-- Every definition that there was; results refer to the one that they were held against.
-- Role: the hospital's own, insert and read: what a result was held against is never rewritten.
CREATE TABLE lab_test_versions (
  test_id uuid NOT NULL REFERENCES lab_tests,
  version integer NOT NULL,
  definition jsonb NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by_name text NOT NULL,
  PRIMARY KEY (test_id, version)
);

-- Tests that are ordered together. Role: the hospital's own, read and write, never DELETE.
CREATE TABLE lab_panels (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  code text COLLATE "C" NOT NULL CHECK (length(code) BETWEEN 1 AND 20),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  loinc text COLLATE "C",
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL
);
CREATE UNIQUE INDEX lab_panels_code_unique ON lab_panels (code) WHERE archived_at IS NULL;

-- Which, in the order of the report. Role: the hospital's own, read and write, and DELETE: a panel's tests are replaced as a whole, and the audit has them.
CREATE TABLE lab_panel_tests (
  panel_id uuid NOT NULL REFERENCES lab_panels,
  test_id uuid NOT NULL REFERENCES lab_tests,
  position integer NOT NULL CHECK (position >= 0),
  PRIMARY KEY (panel_id, test_id)
);
CREATE INDEX lab_panel_tests_test_idx ON lab_panel_tests (test_id);

-- A technician who may verify results and keep the catalogue, besides the doctors and Admins who may by their role.
ALTER TABLE staff_profiles ADD COLUMN lab_verifier boolean NOT NULL DEFAULT false;

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON lab_tests, lab_panels FROM %I', current_schema());
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON lab_test_versions FROM %I', current_schema());
END
$$;
