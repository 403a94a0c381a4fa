-- Looks at the rows that were there before, beside readers and writers.
ALTER TABLE prescriptions VALIDATE CONSTRAINT prescriptions_status_check;
ALTER TABLE prescriptions VALIDATE CONSTRAINT prescriptions_ended;
