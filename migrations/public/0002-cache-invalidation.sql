-- Tells every API process what must be forgotten: sessions, people, memberships and hospitals are kept in memory between requests.
-- A trigger and not the application, so that no writer can leave it out: neither a new one, nor an operator's own SQL.
-- The payload is a topic and the key's columns. Anyone may notify the channel; what that can do is make a process ask the database again.

CREATE FUNCTION public.tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := to_jsonb(coalesce(NEW, OLD));
  payload text := TG_ARGV[0];
BEGIN
  FOR position IN 1 .. TG_NARGS - 1 LOOP
    payload := payload || ' ' || (changed ->> TG_ARGV[position]);
  END LOOP;
  PERFORM pg_catalog.pg_notify('hms_changes', payload);
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION public.tell_change() FROM PUBLIC;

CREATE TRIGGER session_ended AFTER UPDATE OF revoked_at, expires_at ON public.sessions
  FOR EACH ROW WHEN ((OLD.revoked_at, OLD.expires_at) IS DISTINCT FROM (NEW.revoked_at, NEW.expires_at))
  EXECUTE FUNCTION public.tell_change('session', 'origin_jti');
CREATE TRIGGER session_removed AFTER DELETE ON public.sessions
  FOR EACH ROW EXECUTE FUNCTION public.tell_change('session', 'origin_jti');

-- A sign-in, which touches last_sign_in_at alone, is no change.
CREATE TRIGGER membership_changed AFTER UPDATE OF roles, status, name, email ON public.memberships
  FOR EACH ROW WHEN ((OLD.roles, OLD.status, OLD.name, OLD.email) IS DISTINCT FROM (NEW.roles, NEW.status, NEW.name, NEW.email))
  EXECUTE FUNCTION public.tell_change('membership', 'tenant_id', 'user_id');
CREATE TRIGGER membership_removed AFTER DELETE ON public.memberships
  FOR EACH ROW EXECUTE FUNCTION public.tell_change('membership', 'tenant_id', 'user_id');

CREATE TRIGGER tenant_changed AFTER UPDATE ON public.tenants
  FOR EACH ROW EXECUTE FUNCTION public.tell_change('tenant', 'id');
CREATE TRIGGER tenant_removed AFTER DELETE ON public.tenants
  FOR EACH ROW EXECUTE FUNCTION public.tell_change('tenant', 'id');

CREATE TRIGGER user_changed AFTER UPDATE OF platform_roles, name, email ON public.users
  FOR EACH ROW WHEN ((OLD.platform_roles, OLD.name, OLD.email) IS DISTINCT FROM (NEW.platform_roles, NEW.name, NEW.email))
  EXECUTE FUNCTION public.tell_change('user', 'id');
CREATE TRIGGER user_removed AFTER DELETE ON public.users
  FOR EACH ROW EXECUTE FUNCTION public.tell_change('user', 'id');
