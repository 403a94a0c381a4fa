-- What the safety rules could not look at when a prescription was signed, in words; null where it was signed before that was kept.
-- Role: the hospital's own, as of the table: read and write, never DELETE. Written once, with the signature.
ALTER TABLE prescriptions ADD COLUMN check_gaps text[];
