-- More of what is written about a patient, in the patient's own row: one version covers all of it, and reading a chart stays one look-up. Lists that belong
-- to one person and are changed as a whole are jsonb. Role: as for the table.
ALTER TABLE patients
  ADD COLUMN middle_name text,
  -- Dr, Mrs: as the person wants to be called.
  ADD COLUMN title text,
  -- The name as the person writes it, in their own script, and how the search box looks for it.
  ADD COLUMN local_name text,
  ADD COLUMN local_name_search text,
  -- [{ type, value, issuer }], each type's spelling made one by the API.
  ADD COLUMN identifiers jsonb NOT NULL DEFAULT '[]',
  -- Numbers besides the first one: [{ number, use }], and the numbers alone for the search box.
  ADD COLUMN phones jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN phones_search text COLLATE "C",
  -- { name, relation, phone }
  ADD COLUMN emergency_contact jsonb,
  -- BCP 47.
  ADD COLUMN language text,
  ADD COLUMN occupation text,
  ADD COLUMN marital_status text,
  ADD COLUMN deceased_date date,
  -- Of a newborn: the mother, and which of several this one is.
  ADD COLUMN mother_id uuid,
  ADD COLUMN multiple_birth_order integer,
  -- Of a record that was merged: the one that goes on.
  ADD COLUMN replaced_by uuid,
  -- Start of the last visit; null until there was one.
  ADD COLUMN last_visit_at timestamptz,
  ADD CONSTRAINT patients_mother_fkey FOREIGN KEY (mother_id) REFERENCES patients NOT VALID,
  ADD CONSTRAINT patients_mother_is_another CHECK (mother_id <> id) NOT VALID,
  ADD CONSTRAINT patients_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES patients NOT VALID,
  ADD CONSTRAINT patients_marital_status_check
    CHECK (marital_status IN ('never_married', 'married', 'divorced', 'widowed', 'legally_separated', 'domestic_partner')) NOT VALID,
  ADD CONSTRAINT patients_multiple_birth_check CHECK (multiple_birth_order BETWEEN 1 AND 9) NOT VALID,
  ADD CONSTRAINT patients_died_after_birth CHECK (deceased_date >= date_of_birth OR birth_date_estimated) NOT VALID,
  -- A merged record leads to another; no other one does.
  DROP CONSTRAINT patients_status_check,
  ADD CONSTRAINT patients_status_check CHECK (status IN ('active', 'archived', 'merged')) NOT VALID,
  ADD CONSTRAINT patients_merged_leads_on CHECK ((status = 'merged') = (replaced_by IS NOT NULL)) NOT VALID;
