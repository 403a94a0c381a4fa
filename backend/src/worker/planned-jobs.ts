const BATCH = 100;

/**
 * Makes jobs of what is due, under the same id: in one statement, so that a worker that dies has moved all of it or nothing, and two never move the same.
 * The hospital comes out of the row's column.
 */
export const DUE_TO_REQUESTS = `WITH due AS (
    DELETE FROM public.planned_jobs
     WHERE id IN (SELECT id FROM public.planned_jobs WHERE due_at <= now() ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
     RETURNING id, tenant_id, kind, payload)
  INSERT INTO public.job_requests (id, tenant_id, kind, payload) SELECT id, tenant_id, kind, payload FROM due`;
