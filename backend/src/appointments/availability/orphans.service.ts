import { Injectable } from '@nestjs/common';
import type { OrphanedAppointment } from '@hms/shared-dto';
import { DomainError } from '../../common/domain-error.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { addDays, dateOf, LocalDays } from './local-day.rules.js';
import { comingOf, markOutside, type Coming } from './orphans.queries.js';
import { lockHours, readSchedules } from './schedule.queries.js';
import { reasonOutside, type Schedule } from './working-time.rules.js';

/** As many as a person can decide on. */
const MOST_LISTED = 100;

/** A change of hours that is about to be made. */
export interface HoursChange {
  /** Null for everybody. */
  readonly doctorId: string | null;
  /** How it will be; undefined for a doctor that it does not concern. */
  readonly scheduleOf: (doctorId: string) => Schedule | undefined;
  /** The first and the last instant that it can concern; from now on and without end if not given. */
  readonly from?: Date;
  readonly until: Date | null;
  /** Whether appointments outside the new hours may stay there, marked so. */
  readonly accept: boolean;
  readonly timeZone: string;
}

const toOrphan = ({ id, doctorId, patientName, startsAt, endsAt }: Coming): OrphanedAppointment => ({
  id,
  doctorId,
  patientName,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** What a change of hours does to appointments. */
interface Effect {
  /** Outside from now on. */
  readonly orphans: readonly Coming[];
  /** Inside again. */
  readonly back: readonly Coming[];
}

const idsOf = (appointments: readonly Coming[]): string[] => appointments.map(({ id }) => id);

/** Appointments that a change of hours leaves outside them. */
@Injectable()
export class Orphans {
  constructor(private readonly units: UnitsOfWork) {}

  /**
   * Under the lock of hours. Appointments that are inside again lose their mark.
   * @returns how many stay outside. @throws DomainError `availability.orphans` with the list unless they are accepted
   */
  async decide({ accept, ...change }: HoursChange): Promise<number> {
    return this.settle([await this.look(change)], accept);
  }

  /**
   * The hospital's clock changes, and with it everybody's hours. Call it before anything else that the transaction locks: from here on hours are locked.
   * @returns and @throws as `decide`
   */
  async decideZone(timeZone: string, accept: boolean): Promise<number> {
    const unit = this.units.current;
    await lockHours(unit);
    const effects: Effect[] = [];
    // Yesterday's night may reach into today, in the one zone or the other.
    const schedules = await readSchedules(unit, {}, { from: addDays(dateOf(Date.now(), timeZone), -2) });
    for (const schedule of schedules)
      effects.push(await this.look({ doctorId: schedule.doctorId, scheduleOf: () => schedule, until: null, timeZone }));
    return this.settle(effects, accept);
  }

  private async look({ doctorId, scheduleOf, from = new Date(), until, timeZone }: Omit<HoursChange, 'accept'>): Promise<Effect> {
    const days = new LocalDays(timeZone);
    const isOutside = ({ doctorId: id, startsAt, endsAt }: Coming): boolean | undefined => {
      const schedule = scheduleOf(id);
      return schedule && reasonOutside(schedule, { from: startsAt.getTime(), to: endsAt.getTime() }, days) !== null;
    };
    const coming = (await comingOf(this.units.current, doctorId, { from, to: until })).map((each) => ({
      ...each,
      willBe: isOutside(each),
    }));
    return {
      orphans: coming.filter(({ willBe, outsideHours }) => willBe === true && !outsideHours),
      back: coming.filter(({ willBe, outsideHours }) => willBe === false && outsideHours),
    };
  }

  private async settle(effects: readonly Effect[], accept: boolean): Promise<number> {
    const unit = this.units.current;
    const orphans = effects.flatMap((effect) => effect.orphans);
    if (orphans.length > 0 && !accept) throw this.refusal(orphans);
    await markOutside(unit, idsOf(orphans), true);
    await markOutside(unit, idsOf(effects.flatMap(({ back }) => back)), false);
    return orphans.length;
  }

  private refusal(orphans: readonly Coming[]): DomainError {
    const count = orphans.length === 1 ? '1 appointment is' : `${orphans.length} appointments are`;
    return new DomainError('availability.orphans', `${count} outside the new hours. Move them, or keep them outside the hours.`, {
      orphans: orphans.slice(0, MOST_LISTED).map(toOrphan),
      total: orphans.length,
    });
  }
}
