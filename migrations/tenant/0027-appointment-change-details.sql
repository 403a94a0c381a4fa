-- What else a move changes: how long it takes, its kind, its room. Both of a pair are null where it stayed; one of them where there was none, or is none now.
ALTER TABLE appointment_changes
  ADD COLUMN from_minutes integer,
  ADD COLUMN to_minutes integer,
  ADD COLUMN from_type_id uuid,
  ADD COLUMN to_type_id uuid,
  ADD COLUMN from_room_id uuid,
  ADD COLUMN to_room_id uuid;
