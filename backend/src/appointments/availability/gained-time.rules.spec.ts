import { gainedTime } from './gained-time.rules.js';
import { LocalDays } from './local-day.rules.js';
import type { DaysOff, Schedule, WeeklyHours } from './working-time.rules.js';

const DAYS = new LocalDays('Asia/Kolkata').from('2026-11-23', 90);
const rule = (weekday: number, startMinute: number, endMinute: number, more: Partial<WeeklyHours> = {}): WeeklyHours => ({
  ...{ weekday, startMinute, endMinute, slotMinutes: 15, validFrom: '2026-01-01', validTo: null },
  ...more,
});
const hours = (...rules: WeeklyHours[]): Schedule => ({ defined: true, rules, exceptions: [], holidays: [] });
const MONDAY = hours(rule(1, 600, 720));
const at = (day: number, minute: number): number => DAYS[day].at(minute);

describe('what a doctor gains by new hours', () => {
  it('is nothing by the same hours, by fewer and by other slots', () => {
    for (const after of [MONDAY, hours(rule(1, 630, 700)), hours(), hours(rule(1, 600, 720, { slotMinutes: 30 }))])
      expect(gainedTime(MONDAY, after, DAYS)).toEqual([]);
  });

  it('is the time that is added, on the days on which the new hours are valid', () => {
    const longer = hours(rule(1, 540, 720, { validFrom: '2026-11-30', validTo: '2026-11-30' }));
    expect(gainedTime(MONDAY, longer, DAYS)).toEqual([{ from: at(7, 540), to: at(7, 600) }]);
  });

  it('of many days is told in stretches of a month at most, from the first to the last', () => {
    const found = gainedTime(MONDAY, hours(rule(1, 600, 780)), DAYS);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [at(0, 720), at(28, 780)],
      [at(35, 720), at(63, 780)],
      [at(70, 720), at(84, 780)],
    ]);
  });

  it('leaves out leave', () => {
    const leave: DaysOff = {
      kind: 'leave',
      fromDate: '2026-11-23',
      toDate: '2027-03-01',
      startMinute: null,
      endMinute: null,
      slotMinutes: null,
    };
    expect(gainedTime(MONDAY, { ...hours(rule(1, 540, 780)), exceptions: [leave] }, DAYS)).toEqual([]);
  });
});
