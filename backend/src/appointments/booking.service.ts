import { Injectable } from '@nestjs/common';
import type { AppointmentDetails, BookAppointmentRequest, BookingConflict, FreeTime } from '@hms/shared-dto';
import { InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { growthOnHold } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { AppointmentHistory } from './appointment-history.service.js';
import { isPast, spanOf, timeErrors, type Span } from './appointment.rules.js';
import { AppointmentConflictError, inactivePatient, outsideHours } from './appointments.errors.js';
import { addDays, dateOf, LocalDays } from './availability/local-day.rules.js';
import { readSchedules } from './availability/schedule.queries.js';
import { reasonOutside, type Schedule } from './availability/working-time.rules.js';
import { alternativesIn, conflictsIn, visitOf } from './conflicts.rules.js';
import type { Editor } from './appointments.queries.js';
import {
  bookingContext,
  insertAppointment,
  nearBookings,
  type Booking,
  type BookingContext,
  type Kept,
  type Place,
} from './booking.queries.js';
import { giveBackLapsed } from './holds.queries.js';

/** The doctor's hours around a place, and whether it is outside them. */
interface Hours {
  readonly outsideHours: boolean;
  readonly schedule: Schedule;
}

export interface Placed extends Place, Hours {}

/** What is so already of an appointment that is moved. */
interface Before {
  /** It has begun and keeps its start. */
  readonly mayBePast: boolean;
  readonly kept?: Kept;
}

const ALTERNATIVES = 3;
/** How far a refusal looks for other times. */
const FEW_DAYS = 3;
const ALTERNATIVE_DAYS = 14;

/** Finds a place for an appointment, or says why there is none. */
@Injectable()
export class Bookings {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly history: AppointmentHistory,
  ) {}

  /** @returns the new appointment's id. @throws DomainError see `place`, and `tenant.on_hold` for what is still to come */
  async book(request: BookAppointmentRequest, caller: Principal): Promise<string> {
    if (caller.suspension !== null && spanOf(request).from > Date.now()) throw growthOnHold();
    const place = await this.place(request, request.patientId, caller);
    const id = await this.insert(place, request, caller);
    if (id === null) throw await this.conflict(place, null, caller);
    return id;
  }

  /** @returns the new appointment's id; null when something is in the way */
  async insert(
    place: Placed,
    { reason = null, notes = null, seriesId = null }: { reason?: string | null; notes?: string | null; seriesId?: string | null },
    caller: Principal,
  ): Promise<string | null> {
    const appointmentId = await this.take({ ...place, reason, notes, seriesId }, caller);
    if (appointmentId === null) return null;
    const { patientId, doctorId, startsAt: toStartsAt } = place;
    const change = { appointmentId, patientId, doctorId, fromStatus: null, toStatus: 'scheduled', toStartsAt } as const;
    await this.history.record('booked', change, caller);
    return appointmentId;
  }

  /** A place in the database, whatever races; a hold that is over is no obstacle. @returns its id; null when something is in the way */
  async take(booking: Booking, editor: Editor): Promise<string | null> {
    const unit = this.units.current;
    const id = await insertAppointment(unit, booking, editor);
    return id === null && (await giveBackLapsed(unit, booking)) ? insertAppointment(unit, booking, editor) : id;
  }

  /**
   * Everything that is known before the database decides. From here on hours are locked.
   * @param before what is so already of one that is moved
   * @throws InvalidRequestError, NotFoundError for what is named and not there, DomainError `patient.illegal_state`, `appointment.outside_hours`
   */
  async place(
    details: AppointmentDetails,
    patientId: string,
    { timeZone }: Principal,
    before: Before = { mayBePast: false },
  ): Promise<Placed> {
    const now = Date.now();
    const span = spanOf(details);
    const errors = timeErrors(span, now);
    if (errors.length > 0) throw new InvalidRequestError(errors);
    const context = await bookingContext(this.units.current, { ...details, patientId }, before.kept);
    refuseMissing(details, context);
    const hours = await this.hours(details, span, timeZone);
    if (isPast(span, now) && !before.mayBePast) throw outsideHours('past');
    const { bufferBefore, bufferAfter, capacity, typeId, roomId } = context;
    const times = { startsAt: new Date(span.from), endsAt: new Date(span.to), bufferBefore, bufferAfter };
    return { patientId, doctorId: details.doctorId, typeId, roomId, ...times, capacity, ...hours };
  }

  /** What is in the way of a place; holds that are over no longer are. @param own the appointment itself when it moves */
  async conflictsOf(place: Place, own: string | null): Promise<BookingConflict[]> {
    await giveBackLapsed(this.units.current, place);
    return conflictsIn(place, await nearBookings(this.units.current, place, own, visitOf(place)));
  }

  /** The refusal, with the next times that are free: looked for in a few days first, since there they are nearly always. */
  async conflict(place: Placed, own: string | null, { timeZone }: Principal): Promise<AppointmentConflictError> {
    const days = new LocalDays(timeZone);
    const { from } = visitOf(place);
    let conflicts: BookingConflict[] = [];
    let alternatives: FreeTime[] = [];
    for (const count of [FEW_DAYS, ALTERNATIVE_DAYS]) {
      const range = days.from(dateOf(from, timeZone), count);
      const near = await nearBookings(this.units.current, place, own, { from: range[0].from, to: range[count - 1].to });
      conflicts = conflictsIn(place, near);
      alternatives = alternativesIn(place, near, { schedule: place.schedule, range, days, from: Math.max(from, Date.now()) });
      if (alternatives.length === ALTERNATIVES) break;
    }
    return new AppointmentConflictError({ conflicts, alternatives, timeZone });
  }

  /** @throws NotFoundError `doctor.not_found`, DomainError `appointment.outside_hours` unless it is meant so */
  private async hours({ doctorId, outsideHours: meant }: AppointmentDetails, span: Span, timeZone: string): Promise<Hours> {
    const first = dateOf(span.from, timeZone);
    const [schedule] = await readSchedules(this.units.current, { doctorId }, { from: first, to: addDays(first, ALTERNATIVE_DAYS) });
    if (!schedule) throw missing('doctor.not_found');
    const reason = reasonOutside(schedule, span, new LocalDays(timeZone));
    if (reason !== null && !meant && !isPast(span, Date.now())) throw outsideHours(reason);
    return { outsideHours: reason !== null, schedule };
  }
}

/** @throws NotFoundError for what is named and not there, DomainError `patient.illegal_state` for a patient who is archived or merged */
function refuseMissing({ typeId, roomId }: AppointmentDetails, context: BookingContext): void {
  if (context.patientStatus === null) throw missing('patient.not_found');
  if (typeId && context.typeId === null) throw missing('appointment_type.not_found');
  if (roomId && context.roomId === null) throw missing('room.not_found');
  if (context.patientStatus !== 'active') throw inactivePatient(context.patientStatus);
}
