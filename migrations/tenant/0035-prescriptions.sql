-- What doctors prescribe, what the safety rules saw in it, and what pharmacists hand out.

-- One medicine prescribed to one patient (FHIR MedicationRequest). A draft may be rewritten; once it is signed, what it says stays, and it only ends.
-- Role: the hospital's own, read and write, never DELETE: what was wrong is marked as entered in error.
CREATE TABLE prescriptions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_id uuid NOT NULL REFERENCES patients,
  medication_id uuid NOT NULL REFERENCES medications,
  -- The medicine as the formulary had it then: name, ingredients, classes, form, perValue, perUnit.
  medication jsonb NOT NULL,
  status text COLLATE "C" NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'completed', 'stopped', 'cancelled', 'entered-in-error')),
  dose_value numeric(12, 4) NOT NULL CHECK (dose_value > 0),
  dose_unit text NOT NULL,
  route text NOT NULL,
  frequency text NOT NULL,
  as_needed boolean NOT NULL DEFAULT false,
  as_needed_reason text CHECK (length(as_needed_reason) <= 200),
  duration_days integer CHECK (duration_days BETWEEN 1 AND 365),
  -- Handed out at a time.
  quantity numeric(12, 4) NOT NULL CHECK (quantity > 0),
  quantity_unit text NOT NULL,
  refills integer NOT NULL DEFAULT 0 CHECK (refills BETWEEN 0 AND 12),
  -- Handed out so far. Whatever races, never more than was prescribed.
  dispensed numeric(12, 4) NOT NULL DEFAULT 0 CHECK (dispensed >= 0),
  -- The last answer of a pharmacist was no.
  declined boolean NOT NULL DEFAULT false,
  dispensing text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN status <> 'active' THEN NULL WHEN declined THEN 'declined' WHEN dispensed < quantity THEN 'waiting'
      WHEN dispensed < quantity * (1 + refills) THEN 'refills' ELSE 'done' END
  ) STORED,
  indication text CHECK (length(indication) <= 500),
  instructions text CHECK (length(instructions) <= 1000),
  weight_kg numeric(8, 4) CHECK (weight_kg > 0),
  pregnancy text NOT NULL DEFAULT 'unknown' CHECK (pregnancy IN ('pregnant', 'not-pregnant', 'unknown')),
  -- Version of the safety rules it was signed under; null when it was not checked.
  checked_with text,
  -- Who signed it, or wrote the draft.
  prescriber_id uuid NOT NULL,
  prescriber_name text NOT NULL,
  signed_at timestamptz,
  -- Last day of the course by the hospital's calendar; null when it has no end.
  ends_on date,
  status_reason text,
  status_note text CHECK (length(status_note) <= 500),
  ended_at timestamptz,
  ended_by_name text,
  prior_prescription_id uuid REFERENCES prescriptions,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL,
  CONSTRAINT prescriptions_dispensed_within CHECK (dispensed <= quantity * (1 + refills)),
  CONSTRAINT prescriptions_signed CHECK (signed_at IS NOT NULL OR status IN ('draft', 'cancelled')),
  CONSTRAINT prescriptions_ended CHECK ((ended_at IS NULL) = (status IN ('draft', 'active'))),
  CONSTRAINT prescriptions_needed_for_something CHECK (NOT as_needed OR as_needed_reason IS NOT NULL)
);
CREATE INDEX prescriptions_patient_idx ON prescriptions (patient_id, created_at, id);
CREATE INDEX prescriptions_medication_idx ON prescriptions (medication_id);
CREATE INDEX prescriptions_prior_idx ON prescriptions (prior_prescription_id) WHERE prior_prescription_id IS NOT NULL;
CREATE INDEX prescriptions_newest_idx ON prescriptions (created_at, id);
-- The pharmacist's worklist.
CREATE INDEX prescriptions_dispensing_idx ON prescriptions (dispensing, signed_at, id) WHERE status = 'active';

-- What the safety rules saw when a prescription was signed, and why the prescriber went on (FHIR DetectedIssue).
-- Role: the hospital's own, insert and read; what was seen and said stays as it was.
CREATE TABLE detected_issues (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  prescription_id uuid NOT NULL REFERENCES prescriptions,
  key text NOT NULL,
  rule_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('allergy', 'interaction', 'duplicate', 'dose', 'pregnancy')),
  severity text NOT NULL CHECK (severity IN ('high', 'moderate', 'low')),
  text text NOT NULL,
  source text NOT NULL,
  rules_version text NOT NULL,
  override_reason text CHECK (length(override_reason) <= 500),
  detected_for_id uuid NOT NULL,
  detected_for_name text NOT NULL,
  detected_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT detected_issues_once UNIQUE (prescription_id, key),
  CONSTRAINT detected_issues_high_has_reason CHECK (severity <> 'high' OR override_reason IS NOT NULL)
);

-- What was handed over, or not (FHIR MedicationDispense). Role: the hospital's own, insert and read; what happened stays as it was.
CREATE TABLE dispenses (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  prescription_id uuid NOT NULL REFERENCES prescriptions,
  status text NOT NULL CHECK (status IN ('completed', 'declined')),
  -- In the prescription's unit.
  quantity numeric(12, 4) CHECK (quantity > 0),
  reason text,
  note text CHECK (length(note) <= 500),
  dispensed_by uuid NOT NULL,
  dispensed_by_name text NOT NULL,
  dispensed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT dispenses_quantity CHECK ((status = 'completed') = (quantity IS NOT NULL)),
  CONSTRAINT dispenses_declined_for_a_reason CHECK (status <> 'declined' OR reason IS NOT NULL)
);
CREATE INDEX dispenses_prescription_idx ON dispenses (prescription_id, id);

-- Which version of the safety rules somebody has read and confirmed for the hospital. Role: the hospital's own, insert and read.
CREATE TABLE prescription_safety_confirmations (
  rules_version text PRIMARY KEY,
  confirmed_by uuid NOT NULL,
  confirmed_by_name text NOT NULL,
  confirmed_at timestamptz NOT NULL DEFAULT now()
);

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON prescriptions FROM %I', current_schema());
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON detected_issues, dispenses, prescription_safety_confirmations FROM %I', current_schema());
END
$$;
