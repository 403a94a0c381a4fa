import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JOBS_CHANNEL } from '../../jobs/job-requests.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { AppointmentEvents } from '../appointment-events.service.js';
import type { Span } from '../appointment.rules.js';
import type { Change } from '../appointments.queries.js';

/** Offers a freed time to who waits for one. */
export const OFFER_JOB = 'waitlist.offer';
/** Ends offers whose time is over, and offers the times to the next. */
export const LAPSE_JOB = 'waitlist.lapse';

/** Longer than a person is asked whether a slip of the hand is to be undone: until then nobody else is offered the time. */
const UNDONE_BY = `interval '15 seconds'`;
/** Only where somebody waits who could take it: most hospitals' most cancellations ask for no job. */
const WANTED = `SELECT jsonb_build_object('doctorId', f.doctor, 'from', f."from", 'to', f."to") AS payload FROM freed f
    WHERE f."to" > now() AND EXISTS (SELECT FROM waitlist_entries w WHERE w.status = 'waiting' AND (w.doctor_id IS NULL OR w.doctor_id = f.doctor))`;
/** $2 the appointment, $3 the start before, $4 the minutes before, each null where it stayed; $5 whether only what is over the present end was given up. */
const PLAN = `WITH freed AS (SELECT $1::uuid AS doctor, CASE WHEN $5::boolean THEN a.ends_at ELSE start END AS "from",
      start + coalesce(make_interval(mins => $4::int), a.ends_at - a.starts_at) AS "to"
    FROM appointments a, LATERAL (SELECT coalesce($3::timestamptz, a.starts_at) AS start) s WHERE a.id = $2)
  INSERT INTO public.planned_jobs (kind, payload, subject_id, due_at)
  SELECT '${OFFER_JOB}', payload, $2, now() + ${UNDONE_BY} FROM (${WANTED}) wanted`;
const ASK = `WITH freed AS (SELECT doctor, $2::timestamptz AS "from", $3::timestamptz AS "to" FROM unnest($1::uuid[]) AS doctor),
  asked AS (INSERT INTO public.job_requests (kind, payload) SELECT '${OFFER_JOB}', payload FROM (${WANTED}) wanted RETURNING id)
  SELECT pg_notify('${JOBS_CHANNEL}', '') FROM asked`;

const GIVEN_UP: readonly string[] = ['cancelled', 'no_show'];

/** Whose time a change has freed, when it would have begun and how long it was. */
interface Freed {
  readonly doctorId: string;
  /** Null where it stayed. */
  readonly startsAt: Date | null;
  /** Null where it stayed. */
  readonly minutes: number | null;
  /** The appointment itself is still there, and ends earlier. */
  readonly endAlone: boolean;
}

type Way = 'given up' | 'moved' | 'shortened';

const isShorter = ({ fromMinutes = 0, toMinutes = 0 }: Change): boolean => fromMinutes > toMinutes;

/** How a change frees time, if it does. */
function wayOf(change: Change): Way | null {
  const { fromStatus, toStatus } = change;
  if (fromStatus !== toStatus) return fromStatus !== null && GIVEN_UP.includes(toStatus) ? 'given up' : null;
  if (change.fromStartsAt ?? change.fromDoctorId) return 'moved';
  return isShorter(change) ? 'shortened' : null;
}

function freedBy(change: Change): Freed | null {
  const way = wayOf(change);
  const { doctorId, fromDoctorId = doctorId, fromStartsAt = null, fromMinutes = null } = change;
  return way && { doctorId: fromDoctorId, startsAt: fromStartsAt, minutes: fromMinutes, endAlone: way === 'shortened' };
}

/** Hears of times that become free, in the transaction that frees them, and asks for the job that offers them: of an appointment once it is settled. */
@Injectable()
export class FreedTimes implements OnModuleInit {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly appointments: AppointmentEvents,
  ) {}

  onModuleInit(): void {
    this.appointments.listen(async (change) => {
      const freed = freedBy(change);
      if (freed === null) return;
      const { doctorId, startsAt, minutes, endAlone } = freed;
      await this.units.current.execute(PLAN, [doctorId, change.appointmentId, startsAt, minutes, endAlone]);
    });
  }

  /** A stretch of a doctor's time that nobody has: extra hours, a leave that is not taken, an offer that was declined. */
  freed(doctorId: string, span: Span): Promise<void> {
    return this.freedOfAll([doctorId], span);
  }

  /** The same of several doctors: a holiday that is none. */
  async freedOfAll(doctorIds: readonly string[], { from, to }: Span): Promise<void> {
    if (doctorIds.length > 0) await this.units.current.query(ASK, [doctorIds, new Date(from), new Date(to)]);
  }

  /** Looks at an offer again when its time is over. */
  async watch(entryId: string, expiresAt: Date): Promise<void> {
    await this.units.current.execute('INSERT INTO public.planned_jobs (kind, subject_id, due_at) VALUES ($1, $2, $3)', [
      LAPSE_JOB,
      entryId,
      expiresAt,
    ]);
  }
}
