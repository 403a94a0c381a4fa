-- Which mails about appointments the hospital sends to its patients; one row. Role: the hospital's own, read and update.
CREATE TABLE appointment_mail_settings (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  -- At booking, at a move and when it is called off.
  confirmations boolean NOT NULL DEFAULT true,
  -- A day and two hours before.
  reminders boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1
);
INSERT INTO appointment_mail_settings DEFAULT VALUES;

DO $$
BEGIN
  EXECUTE format('REVOKE INSERT, DELETE, TRUNCATE ON appointment_mail_settings FROM %I', current_schema());
END
$$;
