-- Looks at the appointments that were there before, beside readers and writers.
ALTER TABLE appointments VALIDATE CONSTRAINT appointments_status_check;
ALTER TABLE appointments VALIDATE CONSTRAINT appointments_held_until;

-- Appointments that repeat: the rule that they were booked by, at the same time of the hospital's clock. The appointments are rows of their own
-- (appointments.series_id). Role: the hospital's own, read and add; what becomes of a series is written in its appointments.
CREATE TABLE appointment_series (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_id uuid NOT NULL REFERENCES patients,
  frequency text NOT NULL CHECK (frequency IN ('weekly', 'monthly')),
  -- Every so many weeks or months.
  every integer NOT NULL CHECK (every BETWEEN 1 AND 12),
  first_date date NOT NULL,
  start_minute integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
  -- One of the two was asked for.
  occurrences integer CHECK (occurrences BETWEEN 2 AND 52),
  until_date date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by_name text NOT NULL,
  CONSTRAINT appointment_series_ends CHECK (num_nonnulls(occurrences, until_date) = 1)
);
CREATE INDEX appointment_series_patient_idx ON appointment_series (patient_id);

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON appointment_series FROM %I', current_schema());
END
$$;
