-- Looks at the rows that were there before, beside readers and writers.
ALTER TABLE patients VALIDATE CONSTRAINT patients_mother_fkey;
ALTER TABLE patients VALIDATE CONSTRAINT patients_mother_is_another;
ALTER TABLE patients VALIDATE CONSTRAINT patients_replaced_by_fkey;
ALTER TABLE patients VALIDATE CONSTRAINT patients_marital_status_check;
ALTER TABLE patients VALIDATE CONSTRAINT patients_multiple_birth_check;
ALTER TABLE patients VALIDATE CONSTRAINT patients_died_after_birth;
ALTER TABLE patients VALIDATE CONSTRAINT patients_status_check;
ALTER TABLE patients VALIDATE CONSTRAINT patients_merged_leads_on;
