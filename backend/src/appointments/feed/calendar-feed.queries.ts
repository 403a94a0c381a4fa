import type { UnitOfWork } from '../../tenancy/unit-of-work.js';

/** Of the doctor's own hospital; null when there is none. */
export async function feedOf(unit: UnitOfWork, doctorId: string): Promise<Date | null> {
  const [row] = await unit.query<{ created_at: Date }>(
    'SELECT created_at FROM public.calendar_feeds WHERE tenant_id = current_user AND doctor_id = $1',
    [doctorId],
  );
  return row?.created_at ?? null;
}

/** Makes a feed, or gives the one that is there another secret. @returns when, and whether there was one */
export async function writeFeed(unit: UnitOfWork, doctorId: string, hash: Buffer): Promise<{ createdAt: Date; rotated: boolean }> {
  const [row] = await unit.query<{ created_at: Date; rotated: boolean }>(
    `WITH before AS (SELECT FROM public.calendar_feeds WHERE tenant_id = current_user AND doctor_id = $1)
     INSERT INTO public.calendar_feeds (doctor_id, hash) VALUES ($1, $2)
     ON CONFLICT (tenant_id, doctor_id) DO UPDATE SET hash = $2, created_at = now()
     RETURNING created_at, EXISTS (SELECT FROM before) AS rotated`,
    [doctorId, hash],
  );
  return { createdAt: row.created_at, rotated: row.rotated };
}

export const deleteFeed = (unit: UnitOfWork, doctorId: string): Promise<number> =>
  unit.execute('DELETE FROM public.calendar_feeds WHERE tenant_id = current_user AND doctor_id = $1', [doctorId]);

/** Where the portal of this hospital is. */
export async function subdomainOfHospital(unit: UnitOfWork): Promise<string> {
  const [row] = await unit.query<{ subdomain: string }>('SELECT subdomain FROM public.tenants WHERE id = current_user');
  return row.subdomain;
}

/** Whose calendar an address opens. */
export interface FoundFeed {
  readonly tenant_id: string;
  readonly tenant_name: string;
  readonly doctor_name: string;
}

/** As the sign-in role. Undefined when nobody has this secret, or its doctor or hospital must not get in at this moment. */
export async function findFeed(unit: UnitOfWork, doctorId: string, hash: Buffer): Promise<FoundFeed | undefined> {
  const [row] = await unit.query<FoundFeed>(
    `SELECT f.tenant_id, t.name AS tenant_name, m.name AS doctor_name
       FROM public.calendar_feeds f
       JOIN public.memberships m ON m.tenant_id = f.tenant_id AND m.user_id = f.doctor_id
       JOIN public.tenants t ON t.id = f.tenant_id
      WHERE f.hash = $2 AND f.doctor_id = $1 AND m.status = 'active' AND 'Doctor' = ANY (m.roles)
        AND (t.status = 'active' OR t.suspension_kind = 'billing_hold')`,
    [doctorId, hash],
  );
  return row;
}

/** An appointment as a calendar elsewhere may know it: nothing says what for, and the patient is a number. */
export interface FeedRow {
  readonly id: string;
  readonly version: number;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly updated_at: Date;
  readonly patient_number: string;
  readonly room_name: string | null;
}

/** From a few days ago on, for the next months; never more than `limit`. What is only held for somebody who waits is no appointment yet. */
export const feedRows = (
  unit: UnitOfWork,
  doctorId: string,
  { daysBack, daysAhead, limit }: { daysBack: number; daysAhead: number; limit: number },
): Promise<FeedRow[]> =>
  unit.query<FeedRow>(
    `SELECT a.id, a.version, a.starts_at, a.ends_at, a.updated_at, p.patient_number, r.name AS room_name
       FROM appointments a JOIN patients p ON p.id = a.patient_id LEFT JOIN rooms r ON r.id = a.room_id
      WHERE a.doctor_id = $1 AND a.status NOT IN ('cancelled', 'no_show', 'held')
        AND a.starts_at >= now() - make_interval(days => $2) AND a.starts_at < now() + make_interval(days => $3)
      ORDER BY a.starts_at, a.id LIMIT $4`,
    [doctorId, daysBack, daysAhead, limit],
  );
