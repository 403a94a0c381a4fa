-- What a hospital sets of itself: its time zone, and how the numbers of patients look who are registered from now on. Numbers that were given stay.

-- Their own version, since the operator edits the rest of the row. Checks are NOT VALID: old rows have what the defaults say.
ALTER TABLE public.tenants
  -- Digits, filled up with zeros; a longer running number is longer.
  ADD COLUMN number_digits integer NOT NULL DEFAULT 7,
  -- The digit at the end by which a slip of the pen is noticed.
  ADD COLUMN number_check text COLLATE "C" NOT NULL DEFAULT 'none',
  ADD COLUMN general_version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT tenants_number_digits_range CHECK (number_digits BETWEEN 4 AND 12) NOT VALID,
  ADD CONSTRAINT tenants_number_check_known CHECK (number_check IN ('none', 'luhn', 'damm')) NOT VALID;
-- A hospital changes these columns of its own row (policy `own_rows`). `version` too: the operator, who may edit the time zone, must notice.
GRANT UPDATE (time_zone, number_prefix, number_digits, number_check, general_version, version) ON public.tenants TO hms_tenant;

-- Check digits of a text of digits. Pure; roles: whoever makes numbers, a hospital for itself and the operator.

-- Luhn (ISO/IEC 7812-1): every second digit is doubled, the last one first.
CREATE FUNCTION public.luhn_digit(digits text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  total integer := 0;
  doubled boolean := true;
  digit integer;
BEGIN
  FOR place IN REVERSE length(digits)..1 LOOP
    digit := substr(digits, place, 1)::integer * CASE WHEN doubled THEN 2 ELSE 1 END;
    total := total + digit / 10 + digit % 10;
    doubled := NOT doubled;
  END LOOP;
  RETURN ((10 - total % 10) % 10)::text;
END
$$;

-- Damm: a totally anti-symmetric quasigroup of order 10, row by row. Every wrong digit and every two neighbours changed over are noticed.
CREATE FUNCTION public.damm_digit(digits text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  quasigroup CONSTANT text := '0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790';
  state integer := 0;
BEGIN
  FOR place IN 1..length(digits) LOOP
    state := substr(quasigroup, state * 10 + substr(digits, place, 1)::integer + 1, 1)::integer;
  END LOOP;
  RETURN state::text;
END
$$;

-- CH-0000042, with a check digit CH-0000042-8. The hyphen before it keeps such a number apart from every one without.
CREATE FUNCTION public.patient_number(prefix text, digits integer, check_by text, running bigint) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  number text := lpad(running::text, greatest(digits, length(running::text)), '0');
BEGIN
  RETURN prefix || '-' || number || CASE check_by
    WHEN 'luhn' THEN '-' || public.luhn_digit(number)
    WHEN 'damm' THEN '-' || public.damm_digit(number)
    ELSE '' END;
END
$$;

REVOKE EXECUTE ON FUNCTION public.luhn_digit(text), public.damm_digit(text), public.patient_number(text, integer, text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.luhn_digit(text), public.damm_digit(text), public.patient_number(text, integer, text, bigint)
  TO hms_tenant, hms_platform;
