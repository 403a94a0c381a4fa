import { Injectable } from '@nestjs/common';
import { HOLD_MINUTES } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { JobFailedError, type JobContext } from '../../jobs/job-context.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import type { Span } from '../appointment.rules.js';
import { LocalDays } from '../availability/local-day.rules.js';
import { hoursTogether, readSchedules, type DoctorSchedule } from '../availability/schedule.queries.js';
import type { Taken } from '../availability/slots.rules.js';
import { takenOf } from '../availability/taken.queries.js';
import { bookingContext, type BookingContext } from '../booking.queries.js';
import { Bookings } from '../booking.service.js';
import { giveBack } from '../holds.queries.js';
import { freeStarts, type Search } from './free-starts.rules.js';
import { FreedTimes } from './freed-times.service.js';
import {
  anyLapsed,
  candidatesFor,
  claimCandidate,
  insertOffer,
  lapseOffers,
  zoneOf,
  type Candidate,
  type NewOffer,
} from './offers.queries.js';

const MINUTE_MS = 60_000;
const HOLD_MS = HOLD_MINUTES * MINUTE_MS;
/** Days of one freed stretch that are looked at: extra hours of a month. */
const MOST_DAYS = 31;
const LONGEST_MS = MOST_DAYS * 24 * 60 * MINUTE_MS;
/** Times that somebody is tried to be put in, where the patient or the room is taken. */
const MOST_TRIES = 8;
/** Every lane by itself. */
const ONE_BY_ONE = { minutes: null, bufferBefore: 0, bufferAfter: 0, typeId: null, capacity: 2 };
/** Who holds a time. */
const WAITLIST = { userId: null, name: 'Waitlist' };

type HeldTime = Omit<NewOffer, 'entryId' | 'appointmentId'>;

const at = (payload: JobContext['payload'], name: string): number => Date.parse(String(payload[name]));

/** The jobs of the waitlist: a freed time is held for the first who fits, and goes on to the next when nobody takes it. */
@Injectable()
export class WaitlistOffers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly bookings: Bookings,
    private readonly freed: FreedTimes,
  ) {}

  /** The job `waitlist.offer`. A freed time is looked at as it is now: whoever was faster has it. */
  async offer({ tenantId, payload }: JobContext): Promise<void> {
    if (tenantId === null) throw new JobFailedError('job.malformed', 'A waitlist belongs to a hospital.');
    const doctorId = String(payload['doctorId']);
    const freed = { from: at(payload, 'from'), to: at(payload, 'to') };
    await this.units.tenant(tenantId, async () => {
      await this.lapse();
      await this.offerAll(doctorId, freed);
    });
  }

  /** The job `waitlist.lapse`. @throws Error while somebody is at an entry whose time is over: tried again then */
  async lapseDue({ tenantId }: JobContext): Promise<void> {
    if (tenantId === null) throw new JobFailedError('job.malformed', 'A waitlist belongs to a hospital.');
    const left = await this.units.tenant(tenantId, async (unit) => {
      await this.lapse();
      return anyLapsed(unit);
    });
    if (left) throw new Error('an offer that is over is being answered');
  }

  private async lapse(): Promise<void> {
    const ended = await lapseOffers(this.units.current);
    await giveBack(
      this.units.current,
      ended.flatMap(({ appointmentId }) => appointmentId ?? []),
    );
    for (const { entryId, patientId, doctorId, startsAt, endsAt } of ended) {
      await this.told('lapsed', entryId, patientId, { doctorId });
      await this.freed.freed(doctorId, { from: startsAt.getTime(), to: endsAt.getTime() });
    }
  }

  /** To one after the other, until nobody fits any more. */
  private async offerAll(doctorId: string, { from, to }: Span): Promise<void> {
    const unit = this.units.current;
    const earliest = Date.now() + HOLD_MS;
    const freed = { from, to: Math.min(to, Math.max(from, earliest) + LONGEST_MS) };
    if (!(freed.to > earliest)) return;
    await hoursTogether(unit);
    const days = new LocalDays(await zoneOf(unit));
    const touched = days.of({ from: Math.max(from, earliest), to: freed.to });
    const dates = { from: touched[0].date, to: touched[touched.length - 1].date };
    const [schedule] = await readSchedules(unit, { doctorId }, dates);
    if (!schedule) return;
    const around = { from: days.of(freed)[0].from, to: touched[touched.length - 1].to };
    const taken = (await takenOf(unit, [doctorId], around, ONE_BY_ONE)).get(doctorId)!;
    const search = { schedule, days, freed, earliest, taken };
    for (const candidate of await candidatesFor(unit, { doctorId, specialty: schedule.specialty, ...dates })) {
      const held = await this.offerTo(candidate, search, schedule);
      if (held) taken.push(held);
    }
  }

  /** Locks as a booking does: hours and patient, then the entry. @returns what is held; null when nothing fits */
  private async offerTo(candidate: Candidate, search: Search, { doctorId }: DoctorSchedule): Promise<Taken | null> {
    const unit = this.units.current;
    const context = await this.contextOf(candidate, search);
    const starts = context ? freeStarts(search, candidate, { ...context, minutes: candidate.minutes }, MOST_TRIES) : [];
    if (!context || starts.length === 0 || !(await claimCandidate(unit, candidate.id))) return null;
    const expiresAt = new Date(Date.now() + HOLD_MS);
    for (const { from, to } of starts) {
      const times = { doctorId, startsAt: new Date(from), endsAt: new Date(to), expiresAt };
      const appointmentId = await this.hold(candidate, times, context);
      if (appointmentId === null) continue;
      await this.record(candidate, { appointmentId, ...times });
      const { bufferBefore, bufferAfter, typeId } = context;
      return { from: from - bufferBefore * MINUTE_MS, to: to + bufferAfter * MINUTE_MS, typeId, lane: null };
    }
    return null;
  }

  /** What a booking would need; null for whom nothing could be booked now. Nothing is asked where nothing of that length is free. */
  private async contextOf(candidate: Candidate, search: Search): Promise<BookingContext | null> {
    const { patientId, minutes, typeId } = candidate;
    const plain = { ...ONE_BY_ONE, minutes, capacity: 1 };
    if (typeId === null && freeStarts(search, candidate, plain, 1).length === 0) return null;
    const context = await bookingContext(this.units.current, { patientId, ...(typeId ? { typeId } : {}) });
    return context.patientStatus === 'active' && context.typeId === typeId ? context : null;
  }

  private hold(
    { patientId, reason }: Candidate,
    { expiresAt: heldUntil, ...times }: HeldTime,
    context: BookingContext,
  ): Promise<string | null> {
    const { bufferBefore, bufferAfter, capacity, typeId } = context;
    const place = { patientId, typeId, roomId: null, bufferBefore, bufferAfter, capacity, ...times };
    return this.bookings.take({ ...place, reason, notes: null, outsideHours: false, seriesId: null, heldUntil }, WAITLIST);
  }

  private async record({ id: entryId, patientId }: Candidate, offer: HeldTime & { readonly appointmentId: string }): Promise<void> {
    await insertOffer(this.units.current, { entryId, ...offer });
    await this.freed.watch(entryId, offer.expiresAt);
    await this.told('offered', entryId, patientId, { doctorId: offer.doctorId });
    this.events.emit('waitlist.offered', { entryId });
  }

  private async told(what: string, entryId: string, patientId: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    await this.audit.record({ action: `waitlist.${what}`, entity: 'waitlist_entry', entityId: entryId, patientId, details });
    this.events.emit('waitlist.changed', { entryId });
  }
}
