import { NOTIFICATION_KINDS, type AppointmentStatus, type LaboratoryFigures, type UsageMeter } from '@hms/shared-dto';
import type { HotStatement } from '../tenancy/bound-transaction.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** What a row of today counts in all, and of the caller's own. */
interface Counted<Status> {
  readonly status: Status;
  readonly all: number;
  readonly own: number;
}

/** Null where the caller may not read it; an empty list where there is nothing. */
export interface FiguresRow {
  readonly day: string;
  readonly from: Date;
  readonly to: Date;
  readonly appointments: Counted<AppointmentStatus>[] | null;
  readonly queue: Counted<'waiting' | 'called'>[] | null;
  readonly waitlistOffers: number | null;
  readonly patients: { readonly active: number; readonly registeredToday: number } | null;
  readonly staff: { readonly seats: UsageMeter | null; readonly invited: number; readonly pending: number } | null;
  readonly unsigned_notes: number | null;
  readonly toDispense: number | null;
  readonly laboratory: LaboratoryFigures | null;
  readonly unread: number;
}

export interface FiguresRequest {
  readonly timeZone: string;
  readonly userId: string;
  readonly appointments: boolean;
  readonly patients: boolean;
  readonly staff: boolean;
  /** Whether the caller signs notes. */
  readonly notes: boolean;
  readonly dispensing: boolean;
  readonly laboratory: boolean;
}

const MOST_UNREAD = 100;
const MOST_UNSIGNED = 100;
const MOST_REGISTERED = 1001;
const MOST_TO_DISPENSE = 1001;
const MOST_WAITING = 1001;

const waiting = (from: string) => `(SELECT count(*)::int FROM (SELECT FROM ${from} LIMIT ${MOST_WAITING}) few)`;

const counted = (from: string) =>
  `coalesce((SELECT jsonb_agg(c) FROM (
     SELECT status, count(*)::int AS "all", count(*) FILTER (WHERE doctor_id = $2)::int AS own FROM ${from} GROUP BY status) c), '[]')`;

/** One statement of counts along indexes of the day, of what the caller may read alone: a start page is opened more often than any list. */
const FIGURES: HotStatement = {
  name: 'home-figures',
  text: `WITH today AS (SELECT (now() AT TIME ZONE $1)::date AS day),
    clock AS (SELECT day, day::timestamp AT TIME ZONE $1 AS from_, (day + 1)::timestamp AT TIME ZONE $1 AS to_ FROM today)
  SELECT clock.day::text AS day, clock.from_ AS "from", clock.to_ AS "to",
    CASE WHEN $3::boolean THEN ${counted('appointments WHERE starts_at >= clock.from_ AND starts_at < clock.to_')} END AS appointments,
    CASE WHEN $3::boolean THEN ${counted(`queue_tokens q WHERE q.day = clock.day AND status IN ('waiting', 'called')`)} END AS queue,
    CASE WHEN $3::boolean THEN (SELECT count(*)::int FROM waitlist_offers WHERE status = 'open' AND expires_at > now()) END AS "waitlistOffers",
    CASE WHEN $4::boolean THEN jsonb_build_object(
      'active', (SELECT used FROM public.tenant_usage WHERE tenant_id = current_user AND metric = 'patients'),
      'registeredToday', (SELECT count(*) FROM (
         SELECT FROM patients WHERE status = 'active' AND created_at >= clock.from_ LIMIT ${MOST_REGISTERED}) few)) END AS patients,
    CASE WHEN $5::boolean THEN (
      SELECT jsonb_build_object('invited', count(*) FILTER (WHERE status = 'invited'), 'pending', count(*) FILTER (WHERE status = 'pending'),
        'seats', (SELECT jsonb_build_object('used', used, 'limit', max) FROM public.tenant_usage WHERE tenant_id = current_user AND metric = 'users'))
      FROM public.memberships WHERE tenant_id = current_user) END AS staff,
    CASE WHEN $7::boolean THEN (SELECT count(*)::int FROM (
       SELECT FROM visits WHERE doctor_id = $2 AND status = 'draft' LIMIT ${MOST_UNSIGNED}) few) END AS unsigned_notes,
    CASE WHEN $8::boolean THEN (SELECT count(*)::int FROM (
       SELECT FROM prescriptions WHERE status = 'active' AND dispensing = 'waiting' LIMIT ${MOST_TO_DISPENSE}) few) END AS "toDispense",
    CASE WHEN $9::boolean THEN jsonb_build_object(
      'critical', ${waiting('critical_results WHERE acknowledged_at IS NULL AND superseded_at IS NULL')},
      'collect', ${waiting("lab_specimens WHERE stage = 'collect'")}, 'verify', ${waiting("lab_specimens WHERE stage = 'verify'")},
      'enter', ${waiting("lab_specimens WHERE stage = 'enter' OR (stage = 'verify' AND pending)")}) END AS laboratory,
    (SELECT count(*)::int FROM (
       SELECT FROM notifications WHERE user_id = $2 AND read_at IS NULL AND kind = ANY ($6) LIMIT ${MOST_UNREAD}) few) AS unread
  FROM clock`,
};

/** The last statement of its unit. */
export async function homeFigures(unit: UnitOfWork, request: FiguresRequest): Promise<FiguresRow> {
  const { timeZone, userId, appointments, patients, staff, notes, dispensing, laboratory } = request;
  const [row] = await unit.queryLast<FiguresRow>(FIGURES, [
    ...[timeZone, userId, appointments, patients, staff, NOTIFICATION_KINDS, notes, dispensing, laboratory],
  ]);
  return row;
}
