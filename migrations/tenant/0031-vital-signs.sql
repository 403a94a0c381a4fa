-- Vital signs (FHIR R4 vital-signs profiles): one row for each measuring of a patient, LOINC panel 85353-1. Units are UCUM; codes and units of each column
-- are in shared-dto/src/vital-values.ts. The limits here are those of what can be true; what is usual at an age is no business of the database.
-- Role: the hospital's own, read and write. What was measured is never written over: the role updates only what says that a row was a mistake, and the
-- patient, whom a merge changes. Never DELETE. A correction is a new row that replaces the one that is then entered in error.
CREATE TABLE vital_signs (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_id uuid NOT NULL REFERENCES patients,
  -- The visit of the same patient in which it was measured; null outside of one.
  visit_id uuid REFERENCES visits,
  taken_at timestamptz NOT NULL,
  -- A member of the hospital's staff (public.memberships); null for a program. No hospital's table may refer there.
  taken_by uuid,
  taken_by_name text NOT NULL,
  -- mm[Hg]
  systolic smallint CHECK (systolic BETWEEN 20 AND 320),
  diastolic smallint CHECK (diastolic BETWEEN 5 AND 250),
  -- /min; 0 is what an arrest has
  heart_rate smallint CHECK (heart_rate BETWEEN 0 AND 350),
  respiratory_rate smallint CHECK (respiratory_rate BETWEEN 0 AND 150),
  -- Cel
  temperature numeric(3, 1) CHECK (temperature BETWEEN 20 AND 46),
  -- As it was read off, where that was not in Cel.
  temperature_fahrenheit numeric(4, 1) CHECK (temperature_fahrenheit BETWEEN 68 AND 114.8),
  -- %
  oxygen_saturation smallint CHECK (oxygen_saturation BETWEEN 30 AND 100),
  -- NEWS2: 2 for a patient whose target is 88 to 92 %, as a doctor has said.
  oxygen_scale smallint NOT NULL DEFAULT 1 CHECK (oxygen_scale IN (1, 2)),
  on_oxygen boolean,
  consciousness text CHECK (consciousness IN ('alert', 'confusion', 'voice', 'pain', 'unresponsive')),
  -- kg
  weight numeric(6, 3) CHECK (weight BETWEEN 0.2 AND 650),
  -- cm
  height numeric(4, 1) CHECK (height BETWEEN 20 AND 280),
  head_circumference numeric(3, 1) CHECK (head_circumference BETWEEN 10 AND 90),
  pain smallint CHECK (pain BETWEEN 0 AND 10),
  pregnant boolean NOT NULL DEFAULT false,
  note text CHECK (length(note) <= 1000),
  -- FHIR observation-status, of which these two occur.
  status text NOT NULL DEFAULT 'final' CHECK (status IN ('final', 'entered-in-error')),
  error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
  error_at timestamptz,
  error_by_name text,
  -- The row that this one corrects.
  replaces_id uuid REFERENCES vital_signs,
  version integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT vital_signs_something CHECK (num_nonnulls(systolic, heart_rate, respiratory_rate, temperature, oxygen_saturation, on_oxygen, consciousness,
    weight, height, head_circumference, pain) > 0),
  CONSTRAINT vital_signs_pressure_pair CHECK (num_nonnulls(systolic, diastolic) <> 1 AND (systolic IS NULL OR diastolic < systolic)),
  CONSTRAINT vital_signs_in_celsius CHECK (temperature_fahrenheit IS NULL OR temperature = round((temperature_fahrenheit - 32) * 5 / 9, 1)),
  CONSTRAINT vital_signs_not_before CHECK (taken_at <= recorded_at + interval '10 minutes'),
  CONSTRAINT vital_signs_error CHECK ((status = 'entered-in-error') = (error_reason IS NOT NULL)
    AND num_nonnulls(error_reason, error_at, error_by_name) IN (0, 3)),
  CONSTRAINT vital_signs_replaces_unique UNIQUE (replaces_id)
);
CREATE INDEX vital_signs_patient_idx ON vital_signs (patient_id, taken_at DESC, id DESC);
CREATE INDEX vital_signs_visit_idx ON vital_signs (visit_id) WHERE visit_id IS NOT NULL;
-- Whose are taken since this morning.
CREATE INDEX vital_signs_taken_idx ON vital_signs (taken_at, patient_id) WHERE status = 'final';

DO $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON vital_signs FROM %I', current_schema());
  EXECUTE format('GRANT UPDATE (patient_id, status, error_reason, error_at, error_by_name, version) ON vital_signs TO %I', current_schema());
END
$$;
