-- What API processes are told of (0002): more, and less.

-- Whether an open session of an Admin holds depends on the second factor, too.
CREATE OR REPLACE TRIGGER user_changed AFTER UPDATE OF platform_roles, name, email, mfa_enabled_at ON public.users
  FOR EACH ROW WHEN ((OLD.platform_roles, OLD.name, OLD.email, OLD.mfa_enabled_at IS NULL)
    IS DISTINCT FROM (NEW.platform_roles, NEW.name, NEW.email, NEW.mfa_enabled_at IS NULL))
  EXECUTE FUNCTION public.tell_change('user', 'id');

-- Housekeeping removes sessions by the thousand that ended long ago: their end was told when it came, and nobody remembers them.
CREATE OR REPLACE TRIGGER session_removed AFTER DELETE ON public.sessions
  FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND OLD.expires_at > now())
  EXECUTE FUNCTION public.tell_change('session', 'origin_jti');
