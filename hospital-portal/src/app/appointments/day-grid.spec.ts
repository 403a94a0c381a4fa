import { dayGrid } from './day-columns';
import { closedOf, freeSlots, hoursOf, placed } from './day-grid.rules';
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

  it('offers slots of the doctor’s own length that are open, not taken and not over', () => {
    const open = { start: NINE, end: NINE + 60, slotMinutes: 15 };
    const starts = (taken: { start: number; end: number }[], notBefore = 0, own = open) =>
      freeSlots([own], taken, notBefore).map(({ start, end }) => [start - NINE, end - NINE]);
    expect(starts([{ start: NINE, end: NINE + 20 }])).toEqual([
      [30, 45],
      [45, 60],
    ]);
    expect(starts([], NINE + 31)).toEqual([[45, 60]]);
    expect(starts([], 0, { ...open, slotMinutes: 25 })).toEqual([
      [0, 25],
      [25, 50],
    ]);
    expect(starts([], 0, { ...open, slotMinutes: 90 })).toEqual([]);
  });

  it('hatches what is not working time', () => {
    const hours = { start: NINE, end: NINE + 180 };
    expect(closedOf(hours, [{ start: NINE + 30, end: NINE + 60 }])).toEqual([
      { start: NINE, end: NINE + 30 },
      { start: NINE + 60, end: NINE + 180 },
    ]);
    expect(closedOf(hours, [{ start: NINE, end: NINE + 180 }])).toEqual([]);
  });

  const doctor = (id: string) => ({
    ...{ id, name: `Dr ${id}`, specialty: null, departmentId: null },
    ...{ departmentName: 'Medicine', qualification: null, registrationNumber: null },
  });
  const DAY = {
    clock: CLOCK,
    now: '2026-11-01T00:00:00Z',
    taken: [],
    workingHours: [],
    doctors: [doctor('d1'), doctor('d2'), doctor('d3')],
  };
  const leave = { startsAt: '2026-11-22T18:30:00Z', endsAt: '2026-11-23T18:30:00Z', slotMinutes: null };

  it('has a column for who works or is booked, names leave, and counts only what takes time', () => {
    const { columns } = dayGrid({
      ...DAY,
      appointments: [at('a', '03:30', '03:45'), at('b', '04:30', '04:45', { status: 'no_show' })],
      workingHours: [{ ...leave, doctorId: 'd2', kind: 'leave' }],
    });
    expect(columns.map(({ doctorId, booked, about }) => [doctorId, booked, about])).toEqual([
      ['d1', 1, 'Medicine'],
      ['d2', 0, 'Medicine'],
    ]);
    expect(columns[1]?.away.map(({ label }) => label)).toEqual(['Leave']);
  });

  it('has a column for who is booked though they are no doctor here now', () => {
    const { columns } = dayGrid({ ...DAY, appointments: [at('a', '03:30', '03:45', { doctorId: 'gone', doctorName: 'Dr Gone' })] });
    expect(columns).toMatchObject([{ doctorId: 'gone', name: 'Dr Gone', about: 'No longer here', booked: 1, free: [] }]);
  });

  it('offers and counts the same whatever the filter shows, and neither what is held nor around a buffer', () => {
    const open = {
      doctorId: 'd1',
      kind: 'open',
      slotMinutes: 15,
      startsAt: '2026-11-23T03:30:00Z',
      endsAt: '2026-11-23T05:00:00Z',
    } as const;
    const takes = (appointmentId: string | null, from: string, to: string) => ({
      ...{ doctorId: 'd1', appointmentId, startsAt: `2026-11-23T${from}:00Z`, endsAt: `2026-11-23T${to}:00Z` },
    });
    const [buffered, held] = [takes('b', '04:15', '04:40'), takes(null, '04:45', '05:00')];
    const shown = { ...DAY, workingHours: [open], taken: [buffered, held] };
    const all = [
      at('a', '03:30', '03:45'),
      at('b', '04:15', '04:30', { status: 'completed' }),
      at('c', '04:00', '04:15', { status: 'cancelled' }),
    ];
    const whole = dayGrid({ ...shown, appointments: all }).columns[0];
    const filtered = dayGrid({ ...shown, appointments: [all[1]], taken: [takes('a', '03:30', '03:45'), ...shown.taken] }).columns[0];
    for (const { free, booked } of [whole, filtered]) {
      expect(free.map(({ start }) => start - NINE)).toEqual([15, 30]);
      expect(booked).toBe(2);
    }
    expect(whole.hidden.map(({ appointmentId }) => appointmentId)).toEqual([null]);
    expect(filtered.hidden.map(({ appointmentId }) => appointmentId)).toEqual(['a', null]);
  });
});
