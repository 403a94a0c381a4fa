import { dayGrid } from './day-columns';
import { closedOf, freeQuarters, hoursOf, placed } from './day-grid.rules';
import { anAppointment } from './testing';

const CLOCK = { day: '2026-11-23', zone: 'Asia/Kolkata' };
const at = (id: string, startsAt: string, endsAt: string, more = {}) =>
  anAppointment({ id, startsAt: `2026-11-23T${startsAt}:00Z`, endsAt: `2026-11-23T${endsAt}:00Z`, ...more });
const NINE = 9 * 60;

describe('the grid of a day', () => {
  it('shows whole hours that hold everything, and usual ones when there is nothing', () => {
    expect(hoursOf([])).toEqual({ start: 480, end: 1080 });
    expect(hoursOf([{ start: 545, end: 560 }])).toEqual({ start: 540, end: 600 });
    expect(hoursOf([{ start: 1430, end: 1440 }])).toEqual({ start: 1380, end: 1440 });
  });

  it('puts side by side what overlaps, and gives the whole width to what does not', () => {
    const three = placed(
      [at('a', '03:30', '04:00'), at('b', '03:45', '04:15'), at('c', '04:00', '04:30'), at('d', '05:00', '05:15')],
      CLOCK,
    );
    expect(three.map(({ appointment: { id }, lane, lanes }) => [id, lane, lanes])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 0, 2],
      ['d', 0, 1],
    ]);
  });

  it('offers quarters that are open, not booked and not over; a cancelled appointment takes none', () => {
    const booked = placed([at('a', '03:30', '03:45'), at('b', '03:45', '04:00', { status: 'cancelled' })], CLOCK);
    expect(freeQuarters([{ start: NINE, end: NINE + 60 }], booked, 0).map(({ start }) => start)).toEqual([NINE + 15, NINE + 30, NINE + 45]);
    expect(freeQuarters([{ start: NINE, end: NINE + 60 }], [], NINE + 31).map(({ start }) => start)).toEqual([NINE + 45]);
    expect(freeQuarters([{ start: NINE + 5, end: NINE + 25 }], [], 0)).toEqual([]);
  });

  it('hatches what is not working time', () => {
    const hours = { start: NINE, end: NINE + 180 };
    expect(closedOf(hours, [{ start: NINE + 30, end: NINE + 60 }])).toEqual([
      { start: NINE, end: NINE + 30 },
      { start: NINE + 60, end: NINE + 180 },
    ]);
    expect(closedOf(hours, [{ start: NINE, end: NINE + 180 }])).toEqual([]);
  });

  it('has a column for who works or is booked, names leave, and counts only what takes time', () => {
    const doctor = (id: string) => ({
      ...{ id, name: `Dr ${id}`, specialty: null, departmentId: null },
      ...{ departmentName: 'Medicine', qualification: null, registrationNumber: null },
    });
    const { columns } = dayGrid({
      doctors: [doctor('d1'), doctor('d2'), doctor('d3')],
      appointments: [at('a', '03:30', '03:45'), at('b', '04:30', '04:45', { status: 'no_show' })],
      workingHours: [{ doctorId: 'd2', kind: 'leave', startsAt: '2026-11-22T18:30:00Z', endsAt: '2026-11-23T18:30:00Z' }],
      clock: CLOCK,
      now: '2026-11-01T00:00:00Z',
    });
    expect(columns.map(({ doctorId, booked, about }) => [doctorId, booked, about])).toEqual([
      ['d1', 1, 'Medicine'],
      ['d2', 0, 'Medicine'],
    ]);
    expect(columns[1]?.away.map(({ label }) => label)).toEqual(['Leave']);
  });
});
