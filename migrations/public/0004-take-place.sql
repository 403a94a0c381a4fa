-- A full plan refuses by an error, so that the place can be taken in the same message as COMMIT: nobody has to look at an answer in between,
-- and the counter's row is locked for no longer than the commit takes.
-- HM001 with the hospital's numbers in DETAIL, as JSON. Roles: whoever counts places, a hospital for itself and the operator.
CREATE FUNCTION public.refuse_place(hospital text, counted text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  usage json := (SELECT json_build_object('used', used, 'limit', max) FROM public.tenant_usage WHERE tenant_id = hospital AND metric = counted);
BEGIN
  RAISE EXCEPTION 'the plan is full' USING ERRCODE = 'HM001', DETAIL = coalesce(usage, '{"used": 0, "limit": 0}');
END
$$;
REVOKE EXECUTE ON FUNCTION public.refuse_place(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.refuse_place(text, text) TO hms_tenant, hms_platform;
