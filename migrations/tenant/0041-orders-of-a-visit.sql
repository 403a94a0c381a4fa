-- The visit at which something was prescribed or ordered; null where none was. Of the same patient: whoever writes looks, and a merge moves all three.
-- They are found by their patient, whose index is there. Roles: as of the tables.
ALTER TABLE prescriptions
  ADD COLUMN visit_id uuid,
  ADD CONSTRAINT prescriptions_visit_fkey FOREIGN KEY (visit_id) REFERENCES visits NOT VALID;
ALTER TABLE lab_orders
  ADD COLUMN visit_id uuid,
  ADD CONSTRAINT lab_orders_visit_fkey FOREIGN KEY (visit_id) REFERENCES visits NOT VALID;
