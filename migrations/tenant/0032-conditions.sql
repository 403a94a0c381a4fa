-- Diagnoses and problems (FHIR R4 Condition), and the hospital's own codes beside the shared ones (public.diagnosis_codes).

-- Codes of this hospital alone. Role: the hospital's own reads; the importer writes as the owner (npm run import:diagnosis-codes -- file --hospital id).
CREATE TABLE own_diagnosis_codes (
  code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z0-9][A-Z0-9.]{1,9}$'),
  display text NOT NULL CHECK (length(display) BETWEEN 1 AND 300),
  billable boolean NOT NULL DEFAULT true,
  source text NOT NULL,
  bare text COLLATE "C" NOT NULL GENERATED ALWAYS AS (replace(code, '.', '')) STORED,
  words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, display)) STORED
);
CREATE INDEX own_diagnosis_codes_bare_idx ON own_diagnosis_codes (bare);
CREATE INDEX own_diagnosis_codes_words_idx ON own_diagnosis_codes USING gin (words);

-- One diagnosis of a visit, or one problem of the list that goes on from visit to visit. Code and display are frozen as they were when it was written;
-- without a code it is free text, and says so. Role: the hospital's own, read and write, never DELETE: what was a mistake is marked and stays readable.
CREATE TABLE conditions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_id uuid NOT NULL REFERENCES patients,
  -- Of the same patient. A problem may name the visit in which it came up.
  visit_id uuid REFERENCES visits,
  -- FHIR condition-category.
  category text NOT NULL CHECK (category IN ('encounter-diagnosis', 'problem-list-item')),
  code text COLLATE "C" CHECK (length(code) BETWEEN 2 AND 10),
  display text NOT NULL CHECK (length(display) BETWEEN 1 AND 300),
  -- FHIR condition-clinical and condition-ver-status.
  clinical_status text NOT NULL CHECK (clinical_status IN ('active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved')),
  verification_status text NOT NULL
    CHECK (verification_status IN ('unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error')),
  -- Of a visit's diagnoses the one that it was for.
  is_primary boolean NOT NULL DEFAULT false,
  onset_on date,
  abated_on date,
  note text CHECK (length(note) <= 2000),
  error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
  recorder_id uuid,
  recorder_name text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT conditions_of_visit CHECK (category = 'problem-list-item' OR visit_id IS NOT NULL),
  CONSTRAINT conditions_primary_of_visit CHECK (NOT is_primary OR category = 'encounter-diagnosis'),
  -- FHIR con-4: what has abated is not active.
  CONSTRAINT conditions_abated CHECK (abated_on IS NULL OR clinical_status IN ('inactive', 'remission', 'resolved')),
  CONSTRAINT conditions_in_order CHECK (abated_on >= onset_on),
  CONSTRAINT conditions_error CHECK ((verification_status = 'entered-in-error') = (error_reason IS NOT NULL))
);
CREATE INDEX conditions_patient_idx ON conditions (patient_id, recorded_at DESC, id DESC);
CREATE INDEX conditions_visit_idx ON conditions (visit_id) WHERE visit_id IS NOT NULL;
CREATE UNIQUE INDEX conditions_primary_unique ON conditions (visit_id) WHERE is_primary AND verification_status <> 'entered-in-error';
-- What a doctor writes most.
CREATE INDEX conditions_recorder_idx ON conditions (recorder_id, recorded_at) WHERE code IS NOT NULL;

DO $$
BEGIN
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON own_diagnosis_codes FROM %I', current_schema());
  EXECUTE format('REVOKE DELETE, TRUNCATE ON conditions FROM %I', current_schema());
END
$$;
