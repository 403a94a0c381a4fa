import { Injectable } from '@nestjs/common';
import type {
  DoctorSlotsQuery,
  FreeSlotList,
  FreeSlotsQuery,
  SlotList,
  WorkingHours,
  WorkingHoursList,
  WorkingHoursQuery,
} from '@hms/shared-dto';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { isPast, type Span } from '../appointment.rules.js';
import { addDays, dateOf, LocalDays } from './local-day.rules.js';
import { readSchedules, type DoctorSchedule } from './schedule.queries.js';
import { isFree, PLAIN_NEED, slotsIn, type Need } from './slots.rules.js';
import { takenOf } from './taken.queries.js';
import { leaveOn, windowsOn } from './working-time.rules.js';

const USUAL_DAYS = 7;
const USUAL_LIMIT = 20;

const toTimes = ({ from, to }: Span) => ({ startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() });
const spanOver = (days: readonly Span[]): Span => ({ from: days[0].from, to: days[days.length - 1].to });

/** What can be booked, and when. Two statements whatever is asked: who works when, and what is taken. */
@Injectable()
export class Slots {
  constructor(private readonly units: UnitsOfWork) {}

  /** All slots of a doctor on a day. @throws NotFoundError `doctor.not_found`, `appointment_type.not_found` */
  async ofDoctor(doctorId: string, { date, typeId }: DoctorSlotsQuery, { timeZone }: Principal): Promise<SlotList> {
    const unit = this.units.current;
    const [schedule] = await readSchedules(unit, { doctorId, typeId }, { from: date, to: date });
    if (!schedule) throw missing('doctor.not_found');
    const need = needFor(schedule, typeId);
    const day = new LocalDays(timeZone).day(date);
    const slots = slotsIn(windowsOn(schedule, day), need);
    const taken = slots.length === 0 ? [] : (await takenOf(unit, [doctorId], day, need)).get(doctorId)!;
    const now = Date.now();
    return { data: slots.map((slot) => ({ ...toTimes(slot), free: !isPast(slot, now) && isFree(slot, need, taken) })) };
  }

  /** The next free ones of all doctors, or of those of a specialty or department. */
  async next(
    { specialty, departmentId, from, days = USUAL_DAYS, typeId, limit = USUAL_LIMIT }: FreeSlotsQuery,
    { timeZone }: Principal,
  ): Promise<FreeSlotList> {
    const unit = this.units.current;
    const now = Date.now();
    const range = new LocalDays(timeZone).from(from ?? dateOf(now, timeZone), days);
    const dates = { from: range[0].date, to: range[range.length - 1].date };
    const schedules = await readSchedules(unit, { specialty, departmentId, typeId }, dates);
    if (schedules.length === 0) return { data: [] };
    const need = needFor(schedules[0], typeId);
    const taken = await takenOf(
      unit,
      schedules.map(({ doctorId }) => doctorId),
      spanOver(range),
      need,
    );
    const free = schedules.flatMap((schedule) => {
      const slots = slotsIn(
        range.flatMap((day) => windowsOn(schedule, day)),
        need,
      );
      return firstOf(slots, limit, (slot) => !isPast(slot, now) && isFree(slot, need, taken.get(schedule.doctorId)!)).map((slot) => ({
        slot,
        schedule,
      }));
    });
    const earliest = free.sort((one, other) => one.slot.from - other.slot.from).slice(0, limit);
    return {
      data: earliest.map(({ slot, schedule: { doctorId, doctorName, specialty: own } }) => ({
        doctorId,
        doctorName,
        specialty: own,
        ...toTimes(slot),
      })),
    };
  }

  /** When doctors work and when they are away, for the background of a calendar. */
  async workingHours({ from, days, ...wanted }: WorkingHoursQuery, { timeZone }: Principal): Promise<WorkingHoursList> {
    const range = new LocalDays(timeZone).from(from, days);
    const schedules = await readSchedules(this.units.current, wanted, { from, to: addDays(from, days - 1) });
    const data = schedules.flatMap((schedule) =>
      range.flatMap((day): WorkingHours[] => {
        const as = (kind: WorkingHours['kind'], span: Span, slotMinutes: number | null = null): WorkingHours => ({
          ...{ doctorId: schedule.doctorId, kind, slotMinutes },
          ...toTimes(span),
        });
        const open = windowsOn(schedule, day).map((window) => as('open', window, window.slotMinutes));
        const holidays = schedule.holidays.includes(day.date) ? [as('holiday', day)] : [];
        return [...open, ...leaveOn(schedule, day).map((leave) => as('leave', leave)), ...holidays];
      }),
    );
    return { data };
  }
}

/** @throws NotFoundError `appointment_type.not_found` */
function needFor({ need }: DoctorSchedule, typeId: string | undefined): Need {
  if (typeId === undefined) return PLAIN_NEED;
  if (!need) throw missing('appointment_type.not_found');
  return need;
}

/** The first `count` that will do; nobody looks at the rest. */
function firstOf<T>(all: readonly T[], count: number, willDo: (one: T) => boolean): T[] {
  const found: T[] = [];
  for (const one of all) {
    if (found.length === count) break;
    if (willDo(one)) found.push(one);
  }
  return found;
}
