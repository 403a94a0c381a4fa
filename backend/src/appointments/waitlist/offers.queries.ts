import type { DayPart } from '@hms/shared-dto';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import type { Wish } from './waitlist.rules.js';

/** Who could take a time of a doctor's, and what they need. */
export interface Candidate extends Wish {
  readonly id: string;
  readonly patientId: string;
  readonly typeId: string | null;
  readonly minutes: number;
  readonly reason: string | null;
}

/** Looked at for one freed time: beyond the first of them nobody is reached. */
const MOST_CANDIDATES = 200;

interface CandidateRow extends Omit<Candidate, 'refused' | 'parts'> {
  readonly parts: DayPart[];
  readonly refused: number[];
}

/** Those who wait for this doctor, or for anybody of the specialty or the kind, in the order in which they are offered a time. */
export const candidatesFor = (
  unit: UnitOfWork,
  { doctorId, specialty, from, to }: { doctorId: string; specialty: string | null; from: string; to: string },
): Promise<Candidate[]> =>
  unit.query<CandidateRow>(
    `SELECT w.id, w.patient_id AS "patientId", w.type_id AS "typeId", w.minutes, w.reason, w.from_date::text AS "fromDate", w.to_date::text AS "toDate",
       w.parts, ARRAY(SELECT (extract(epoch FROM o.starts_at) * 1000)::float8 FROM waitlist_offers o
         WHERE o.entry_id = w.id AND o.doctor_id = $1 AND o.ends_at > now()) AS refused
     FROM waitlist_entries w JOIN patients p ON p.id = w.patient_id AND p.status = 'active'
     WHERE w.status = 'waiting' AND (w.doctor_id = $1 OR (w.doctor_id IS NULL AND (w.specialty IS NULL OR lower(w.specialty) = lower($2))))
       AND w.from_date <= $4 AND w.to_date >= $3
       AND NOT EXISTS (SELECT FROM waitlist_offers o WHERE o.entry_id = w.id AND o.status = 'open')
     ORDER BY w.priority, w.created_at, w.id LIMIT ${MOST_CANDIDATES}`,
    [doctorId, specialty, from, to],
  );

/** Nobody else offers them anything or changes them until this transaction ends. @returns whether they still wait and nobody is at it */
export async function claimCandidate(unit: UnitOfWork, id: string): Promise<boolean> {
  const rows = await unit.query(
    `SELECT w.id FROM waitlist_entries w WHERE w.id = $1 AND w.status = 'waiting'
       AND NOT EXISTS (SELECT FROM waitlist_offers o WHERE o.entry_id = w.id AND o.status = 'open') FOR UPDATE SKIP LOCKED`,
    [id],
  );
  return rows.length > 0;
}

export interface NewOffer {
  readonly entryId: string;
  readonly appointmentId: string;
  readonly doctorId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly expiresAt: Date;
}

export const insertOffer = (unit: UnitOfWork, offer: NewOffer): Promise<number> =>
  unit.execute(
    `WITH offered AS (UPDATE waitlist_entries SET version = version + 1, updated_at = now() WHERE id = $1)
     INSERT INTO waitlist_offers (entry_id, appointment_id, doctor_id, starts_at, ends_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [offer.entryId, offer.appointmentId, offer.doctorId, offer.startsAt, offer.endsAt, offer.expiresAt],
  );

/** A time that nobody has taken up. */
export interface EndedOffer {
  readonly entryId: string;
  readonly patientId: string;
  readonly appointmentId: string | null;
  readonly doctorId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The one of a locked entry, open or over. @returns what was held */
export async function endOffer(unit: UnitOfWork, entryId: string, status: 'accepted' | 'declined' | 'withdrawn'): Promise<string[]> {
  const rows = await unit.query<{ id: string | null }>(
    `UPDATE waitlist_offers SET status = $2, ended_at = now() WHERE entry_id = $1 AND status = 'open' RETURNING appointment_id AS id`,
    [entryId, status],
  );
  return rows.flatMap(({ id }) => id ?? []);
}

const OVER = `o.status = 'open' AND o.expires_at <= now()`;

/**
 * Writes down that offers have lapsed. Those of entries that somebody is at, or whose patient is being merged, are left for the next time: locks are
 * taken in the order patient, entry, offer everywhere.
 */
export const lapseOffers = (unit: UnitOfWork): Promise<EndedOffer[]> =>
  unit.query<EndedOffer>(
    `WITH over AS MATERIALIZED (
       SELECT w.id, w.patient_id FROM waitlist_entries w JOIN patients p ON p.id = w.patient_id
       WHERE EXISTS (SELECT FROM waitlist_offers o WHERE o.entry_id = w.id AND ${OVER}) FOR SHARE OF p SKIP LOCKED FOR UPDATE OF w SKIP LOCKED)
     UPDATE waitlist_offers o SET status = 'lapsed', ended_at = now() FROM over WHERE o.entry_id = over.id AND ${OVER}
     RETURNING o.entry_id AS "entryId", over.patient_id AS "patientId", o.appointment_id AS "appointmentId", o.doctor_id AS "doctorId",
       o.starts_at AS "startsAt", o.ends_at AS "endsAt"`,
  );

export async function anyLapsed(unit: UnitOfWork): Promise<boolean> {
  const [{ any }] = await unit.query<{ any: boolean }>(`SELECT EXISTS (SELECT FROM waitlist_offers o WHERE ${OVER}) AS any`);
  return any;
}

export async function zoneOf(unit: UnitOfWork): Promise<string> {
  const [{ zone }] = await unit.query<{ zone: string }>('SELECT time_zone AS zone FROM public.tenants WHERE id = current_user');
  return zone;
}
