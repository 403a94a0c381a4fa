-- Patient numbers come from a sequence: gaps are allowed, the same number twice is not (product rules), and nobody waits for a colleague's
-- registration as they did for the row in number_series. Processes of the release before still count there, so the sequence begins a thousand
-- numbers later where there are patients; number_series is dropped by the release after this one.
-- Role: the hospital's own may take the next number and read the last one, not set it.
CREATE SEQUENCE patient_numbers AS bigint;
SELECT setval('patient_numbers', last_value + 1000) FROM number_series WHERE name = 'patient' AND last_value > 0;

DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON SEQUENCE patient_numbers FROM %I', current_schema());
  EXECUTE format('GRANT USAGE ON SEQUENCE patient_numbers TO %I', current_schema());
END
$$;

-- Without a list of what is not yet in the index: every search and every check for duplicates reads that list whole, 13 ms of it once it is full, and
-- a hospital searches far more than it registers.
ALTER INDEX patients_name_search_idx SET (fastupdate = off);
