import { Injectable } from '@nestjs/common';
import type { Holiday, HolidayList, HolidayQuery, HolidayRequest } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { addDays, dateOf, localDay } from './local-day.rules.js';
import { FreedTimes } from '../waitlist/freed-times.service.js';
import { Orphans } from './orphans.service.js';
import { lockHours, readSchedules } from './schedule.queries.js';
import { windowsOn } from './working-time.rules.js';

interface HolidayRow {
  readonly id: string;
  readonly date: string;
  readonly name: string;
  readonly createdAt: Date;
}

const HOLIDAY = `id, date::text AS date, name, created_at AS "createdAt"`;

const toHoliday = ({ id, date, name, createdAt }: HolidayRow): Holiday => ({ id, date, name, createdAt: createdAt.toISOString() });

/** Days without weekly hours for anybody: public holidays, and when the hospital closes. */
@Injectable()
export class Holidays {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly orphans: Orphans,
    private readonly events: LiveEvents,
    private readonly freed: FreedTimes,
  ) {}

  async list({ year }: HolidayQuery, { timeZone }: Principal): Promise<HolidayList> {
    const wanted = year ?? Number(dateOf(Date.now(), timeZone).slice(0, 4));
    const rows = await this.units.current.query<HolidayRow>(
      `SELECT ${HOLIDAY} FROM holidays WHERE date BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31) ORDER BY date`,
      [wanted],
    );
    return { data: rows.map(toHoliday) };
  }

  /** @throws DomainError `availability.orphans`, `holiday.taken` */
  async add({ date, name, acceptOrphans: accept = false }: HolidayRequest, { timeZone }: Principal): Promise<Holiday> {
    const unit = this.units.current;
    await lockHours(unit);
    const orphans = await this.decide(date, (holidays) => [...holidays, date], { accept, timeZone });
    const [row] = await unit.query<HolidayRow>(`INSERT INTO holidays (date, name) VALUES ($1, $2) RETURNING ${HOLIDAY}`, [date, name]);
    await this.record('added', row, orphans);
    return toHoliday(row);
  }

  /** @throws NotFoundError `holiday.not_found` */
  async remove(id: string, { timeZone }: Principal): Promise<void> {
    const unit = this.units.current;
    await lockHours(unit);
    const [row] = await unit.query<HolidayRow>(`DELETE FROM holidays WHERE id = $1 RETURNING ${HOLIDAY}`, [id]);
    if (!row) throw missing('holiday.not_found');
    await this.decide(row.date, (holidays) => holidays, { accept: true, timeZone });
    await this.free(row.date, timeZone);
    await this.record('removed', row, 0);
  }

  /** Looks at everybody's appointments of the day, and of the nights around it. */
  private async decide(
    date: string,
    change: (holidays: readonly string[]) => readonly string[],
    { accept, timeZone }: { accept: boolean; timeZone: string },
  ): Promise<number> {
    const schedules = await readSchedules(this.units.current, {}, { from: addDays(date, -1), to: addDays(date, 1) });
    const byDoctor = new Map(schedules.map((schedule) => [schedule.doctorId, { ...schedule, holidays: change(schedule.holidays) }]));
    const from = new Date(Math.max(Date.now(), localDay(date, timeZone).from));
    const until = new Date(localDay(addDays(date, 1), timeZone).from);
    if (until <= from) return 0;
    return this.orphans.decide({ doctorId: null, scheduleOf: (id) => byDoctor.get(id), from, until, accept, timeZone });
  }

  /** Whoever waits is looked for with those who work on the day by their hours. */
  private async free(date: string, timeZone: string): Promise<void> {
    const day = localDay(date, timeZone);
    const schedules = await readSchedules(this.units.current, {}, { from: date, to: date });
    const working = schedules.filter((schedule) => windowsOn(schedule, day).length > 0);
    await this.freed.freedOfAll(
      working.map(({ doctorId }) => doctorId),
      day,
    );
  }

  /** In the audit, and to open pages. */
  private record(what: string, { id, date, name }: HolidayRow, orphans: number): Promise<void> {
    this.events.emit('holidays.changed', { holidayId: id });
    return this.audit.record({ action: `holiday.${what}`, entity: 'holiday', entityId: id, details: { date, name, orphans } });
  }
}
