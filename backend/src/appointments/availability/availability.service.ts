import { Injectable } from '@nestjs/common';
import {
  mayWriteAvailabilityOf,
  type Availability,
  type AvailabilityException,
  type AvailabilityExceptionRequest,
  type AvailabilityRequest,
} from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { FreedTimes } from '../waitlist/freed-times.service.js';
import { toException } from './availability.mapper.js';
import { exceptionErrors, toDaysOff, toRule, toWeeklyHours, weeklyErrors } from './hours.rules.js';
import { gainedTime } from './gained-time.rules.js';
import { addDays, dateOf, localDay, LocalDays } from './local-day.rules.js';
import { Orphans } from './orphans.service.js';
import {
  countChange,
  deleteException,
  exceptionsFrom,
  findException,
  insertException,
  lockHours,
  readSchedules,
  replaceRules,
  type DoctorSchedule,
} from './schedule.queries.js';
import type { DaysOff, Schedule } from './working-time.rules.js';

/** The first day that hours can have been written for. */
const ALWAYS = '1850-01-01';
/** Nobody waits for a day that is further away. */
const WAITED_DAYS = 366;

/** When doctors work. A doctor writes their own hours, front desk and Admins everybody's. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly orphans: Orphans,
    private readonly events: LiveEvents,
    private readonly freed: FreedTimes,
  ) {}

  /** @throws NotFoundError `doctor.not_found` */
  async get(doctorId: string, { timeZone }: Principal): Promise<Availability> {
    const { defined, rules, version } = await this.schedule(doctorId);
    const exceptions = await exceptionsFrom(this.units.current, doctorId, dateOf(Date.now(), timeZone));
    return { doctorId, timeZone, defined, rules: rules.map(toRule), exceptions: exceptions.map(toException), version };
  }

  /** @throws DomainError `version.stale`, `availability.orphans`, `permission.denied` for another doctor's; InvalidRequestError */
  async replace(
    doctorId: string,
    { rules: wanted, acceptOrphans: accept = false }: AvailabilityRequest,
    version: number,
    caller: Principal,
  ): Promise<Availability> {
    const unit = this.units.current;
    await lockHours(unit);
    const before = await this.own(doctorId, caller);
    const rules = wanted.map(toWeeklyHours);
    const errors = weeklyErrors(rules);
    if (errors.length > 0) throw new InvalidRequestError(errors);
    if (before.version !== version) throw staleVersion();
    const orphans = await this.decide(doctorId, { ...before, defined: true, rules }, { accept, until: null }, caller);
    await countChange(unit, doctorId, caller.name);
    await replaceRules(unit, doctorId, rules);
    await this.freeGained(doctorId, before, { ...before, defined: true, rules }, caller);
    await this.record('hours_changed', doctorId, { before: before.rules.map(toRule), after: rules.map(toRule), orphans });
    return this.get(doctorId, caller);
  }

  /** @throws as `replace` */
  async except(doctorId: string, request: AvailabilityExceptionRequest, caller: Principal): Promise<AvailabilityException> {
    const unit = this.units.current;
    await lockHours(unit);
    const before = await this.own(doctorId, caller);
    const exception = toDaysOff(request);
    const errors = exceptionErrors(exception);
    if (errors.length > 0) throw new InvalidRequestError(errors);
    const after = { ...before, exceptions: [...before.exceptions, exception] };
    const orphans = await this.decide(doctorId, after, { accept: request.acceptOrphans ?? false, until: exception.toDate }, caller);
    const row = await insertException(unit, { ...exception, doctorId, note: request.note ?? null }, caller.name);
    if (exception.kind === 'extra_hours') await this.free(doctorId, exception, caller);
    await this.record('exception_added', doctorId, { ...exception, orphans });
    return toException(row);
  }

  /** @throws NotFoundError `exception.not_found`, DomainError as `replace` */
  async removeException(id: string, accept: boolean, caller: Principal): Promise<void> {
    const unit = this.units.current;
    await lockHours(unit);
    const gone = await findException(unit, id);
    if (!gone) throw missing('exception.not_found');
    const { doctorId, note: _, ...exception } = gone;
    const before = await this.own(doctorId, caller);
    const rest = withoutOne(before.exceptions, exception);
    const orphans = await this.decide(doctorId, { ...before, exceptions: rest }, { accept, until: exception.toDate }, caller);
    await deleteException(unit, id);
    if (exception.kind === 'leave') await this.free(doctorId, exception, caller);
    await this.record('exception_removed', doctorId, { ...exception, orphans });
  }

  private async schedule(doctorId: string): Promise<DoctorSchedule> {
    const [schedule] = await readSchedules(this.units.current, { doctorId }, { from: ALWAYS });
    if (!schedule) throw missing('doctor.not_found');
    return schedule;
  }

  /** @throws DomainError `permission.denied` when the caller may only write their own */
  private async own(doctorId: string, { userId: id, roles }: Principal): Promise<DoctorSchedule> {
    const schedule = await this.schedule(doctorId);
    if (!mayWriteAvailabilityOf(doctorId, { id, roles }))
      throw new DomainError('permission.denied', 'You may change your own hours only. Ask the front desk or an Admin.');
    return schedule;
  }

  /** @param until last day that the change can concern */
  private decide(
    doctorId: string,
    after: Schedule,
    { accept, until }: { accept: boolean; until: string | null },
    { timeZone }: Principal,
  ): Promise<number> {
    const end = until === null ? null : new Date(localDay(addDays(until, 1), timeZone).from);
    return this.orphans.decide({ doctorId, scheduleOf: () => after, until: end, accept, timeZone });
  }

  /** Whoever waits for these days is looked for. */
  private free(doctorId: string, { fromDate, toDate }: DaysOff, { timeZone }: Principal): Promise<void> {
    return this.freed.freed(doctorId, { from: localDay(fromDate, timeZone).from, to: localDay(toDate, timeZone).to });
  }

  /** Whoever waits for the time that the new hours add is looked for. */
  private async freeGained(doctorId: string, before: Schedule, after: Schedule, { timeZone }: Principal): Promise<void> {
    const days = new LocalDays(timeZone).from(dateOf(Date.now(), timeZone), WAITED_DAYS);
    for (const stretch of gainedTime(before, after, days)) await this.freed.freed(doctorId, stretch);
  }

  /** In the audit, and to open pages. */
  private record(what: string, doctorId: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    this.events.emit('availability.changed', { doctorId });
    return this.audit.record({ action: `availability.${what}`, entity: 'availability', entityId: doctorId, details });
  }
}

const keyOf = ({ kind, fromDate, toDate, startMinute, endMinute, slotMinutes }: DaysOff): string =>
  [kind, fromDate, toDate, startMinute, endMinute, slotMinutes].join();

/** The list less one of this kind, days and times: two that are alike say the same. */
function withoutOne(exceptions: readonly DaysOff[], gone: DaysOff): DaysOff[] {
  const index = exceptions.findIndex((each) => keyOf(each) === keyOf(gone));
  return exceptions.filter((_, at) => at !== index);
}
