-- Looks at the rows that were there before, beside readers and writers.
ALTER TABLE prescriptions VALIDATE CONSTRAINT prescriptions_visit_fkey;
ALTER TABLE lab_orders VALIDATE CONSTRAINT lab_orders_visit_fkey;
