import { Injectable } from '@nestjs/common';
import type {
  AppointmentSeries,
  BookedSeries,
  BookSeriesRequest,
  CancelSeriesRequest,
  FreeTime,
  OutsideHoursReason,
  SeriesGap,
} from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { growthOnHold } from '../../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { spanOf, timeErrors, type Span } from '../appointment.rules.js';
import { AppointmentsService } from '../appointments.service.js';
import { dateOf, LocalDays } from '../availability/local-day.rules.js';
import { Bookings } from '../booking.service.js';
import { toSeries } from './series.mapper.js';
import { appointmentsOf, findSeries, insertSeries, lockComing } from './series.queries.js';
import { minuteAt, ruleErrors, spansOf } from './series.rules.js';

/** What a date of a series may be refused for; anything else speaks against the whole of it. */
const OF_A_DATE = ['appointment.conflict', 'appointment.outside_hours'];

const toTimes = ({ from, to }: Span) => ({ startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() });

const toGap = (span: Span, { code, detail, extra }: DomainError): SeriesGap => ({
  ...toTimes(span),
  code,
  detail,
  reason: (extra['reason'] as OutsideHoursReason | undefined) ?? null,
  alternatives: (extra['alternatives'] as FreeTime[] | undefined) ?? [],
});

/** Appointments that repeat. Each is one of its own: what becomes of one does not touch the others. */
@Injectable()
export class Series {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly bookings: Bookings,
    private readonly appointments: AppointmentsService,
  ) {}

  /**
   * All of them, or those that can be, in one transaction.
   * @throws DomainError `series.conflict` with the dates that cannot be and other times; as `Bookings.place`; `tenant.on_hold`; InvalidRequestError
   */
  async book(request: BookSeriesRequest, caller: Principal): Promise<BookedSeries> {
    if (caller.suspension !== null) throw growthOnHold();
    const spans = spansFor(request, caller);
    const { patientId, withExceptions } = request;
    // Before the appointments, so that they can name it; taken back with them.
    const id = await insertSeries(this.units.current, newSeries(request, spans[0], caller), caller.name);
    if (id === undefined) throw missing('patient.not_found');
    const left: SeriesGap[] = [];
    for (const span of spans) {
      const gap = await this.bookOne(request, { span, seriesId: id }, caller);
      if (gap) left.push(gap);
    }
    if (left.length === spans.length || (left.length > 0 && !withExceptions)) throw conflict(left, spans.length);
    const booked = spans.length - left.length;
    await this.audit.record({ action: 'series.booked', entity: 'series', entityId: id, patientId, details: { booked, left: left.length } });
    return { ...(await this.find(id)), left };
  }

  /** Reading one is written to the audit. @throws NotFoundError `series.not_found` */
  async get(id: string): Promise<AppointmentSeries> {
    const found = await this.find(id);
    await this.audit.record({ action: 'series.read', entity: 'series', entityId: id, patientId: found.patientId });
    return found;
  }

  /**
   * Cancels what is still to come, from one of them on or all. What was checked in, or is over, stays.
   * @throws NotFoundError `series.not_found`, `appointment.not_found` for one that is not of the series
   */
  async cancel(id: string, { reason, note, fromAppointmentId }: CancelSeriesRequest, caller: Principal): Promise<AppointmentSeries> {
    const { appointments, patientId } = await this.find(id);
    const from = fromAppointmentId === undefined ? undefined : appointments.find((each) => each.id === fromAppointmentId);
    if (fromAppointmentId !== undefined && !from) throw missing('appointment.not_found');
    const start = new Date(Math.max(Date.now(), from ? Date.parse(from.startsAt) : 0));
    const coming = await lockComing(this.units.current, id, start);
    for (const { id: appointmentId } of coming)
      await this.appointments.move(appointmentId, { to: 'cancelled', version: null, reason, ...(note ? { note } : {}) }, caller);
    const details = { cancelled: coming.length, reason };
    await this.audit.record({ action: 'series.cancelled', entity: 'series', entityId: id, patientId, details });
    return this.find(id);
  }

  /** @returns why it cannot be; null when it is booked */
  private async bookOne(
    request: BookSeriesRequest,
    { span, seriesId }: { span: Span; seriesId: string },
    caller: Principal,
  ): Promise<SeriesGap | null> {
    const { reason = null, notes = null } = request;
    try {
      const place = await this.bookings.place({ ...request, ...toTimes(span) }, request.patientId, caller);
      if (await this.bookings.insert(place, { reason, notes, seriesId }, caller)) return null;
      return toGap(span, await this.bookings.conflict(place, null, caller));
    } catch (error) {
      if (error instanceof DomainError && OF_A_DATE.includes(error.code)) return toGap(span, error);
      throw error;
    }
  }

  private async find(id: string): Promise<AppointmentSeries> {
    const row = await findSeries(this.units.current, id);
    if (!row) throw missing('series.not_found');
    return toSeries(row, await appointmentsOf(this.units.current, id));
  }
}

const newSeries = ({ repeat, patientId }: BookSeriesRequest, { from }: Span, { timeZone }: Principal) => ({
  patient_id: patientId,
  frequency: repeat.frequency,
  every: repeat.every ?? 1,
  first_date: dateOf(from, timeZone),
  start_minute: minuteAt(from, timeZone),
  occurrences: repeat.count ?? null,
  until_date: repeat.until ?? null,
});

/** @throws InvalidRequestError for times or a repetition that cannot be */
function spansFor(request: BookSeriesRequest, { timeZone }: Principal): Span[] {
  const first = spanOf(request);
  const wrong = timeErrors(first, Date.now());
  if (wrong.length > 0) throw new InvalidRequestError(wrong);
  const spans = spansOf(first, request.repeat, new LocalDays(timeZone));
  const errors = ruleErrors(request.repeat, spans);
  const far = errors.length === 0 && timeErrors(spans[spans.length - 1], Date.now()).length > 0;
  if (errors.length > 0) throw new InvalidRequestError(errors);
  if (far) throw new InvalidRequestError([{ path: 'repeat', code: 'instant.out_of_range', message: 'End within the next two years.' }]);
  return spans;
}

/** 409: nothing was booked. */
function conflict(occurrences: readonly SeriesGap[], total: number): DomainError {
  const words = `${occurrences.length} of ${total} appointments cannot be booked.`;
  const advice = occurrences.length < total ? 'Book the others, or choose another time.' : 'Choose another time.';
  return new DomainError('series.conflict', `${words} ${advice}`, { occurrences, total });
}
