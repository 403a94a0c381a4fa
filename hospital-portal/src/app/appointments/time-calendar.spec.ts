import type { WorkingHours } from '@hms/shared-dto';
import { rangeOf, stepFrom, titleOf } from './calendar-range';
import { appointmentEvents, clockRange, hoursEvents, isAway, isTaken, slotMinutesAt, takenEvents } from './fc-events';
import { anAppointment } from './testing';
import { cursorEvent, cursorWords, firstCursor, moved, timesAt } from './time-cursor';

const ZONE = 'Asia/Kolkata';
const hours = (kind: WorkingHours['kind'], startsAt: string, endsAt: string, doctorId = 'd1'): WorkingHours => ({
  ...{ doctorId, kind, slotMinutes: kind === 'open' ? 20 : null },
  ...{ startsAt: `2026-11-${startsAt}:00Z`, endsAt: `2026-11-${endsAt}:00Z` },
});
const OPEN = hours('open', '23T03:30', '23T07:30');
const LEAVE = hours('leave', '23T18:30', '25T18:30');

describe('the days of a view', () => {
  it('are one, a week from Monday, or a month', () => {
    expect(rangeOf({ day: '2026-11-25', view: 'doctors' })).toEqual({ from: '2026-11-25', days: 1 });
    expect(rangeOf({ day: '2026-11-29', view: 'week' })).toEqual({ from: '2026-11-23', days: 7 });
    expect(rangeOf({ day: '2028-02-10', view: 'month' })).toEqual({ from: '2028-02-01', days: 29 });
  });

  it('go on by as many, and are named', () => {
    expect(stepFrom({ day: '2026-01-31', view: 'month' }, 1)).toBe('2026-02-28');
    expect(stepFrom({ day: '2026-11-25', view: 'week' }, -1)).toBe('2026-11-18');
    expect(titleOf({ day: '2026-11-25', view: 'week' })).toBe('23 to 29-Nov-2026');
    expect(titleOf({ day: '2026-12-31', view: 'week' })).toBe('28-Dec-2026 to 03-Jan-2027');
    expect(titleOf({ day: '2026-11-25', view: 'month' })).toBe('November 2026');
    expect(titleOf({ day: '2026-11-25', view: 'day' })).toBe('Wednesday 25-Nov-2026');
  });
});

describe('what FullCalendar is given', () => {
  it('can be moved only by who may, and only while it is scheduled', () => {
    const rows = [anAppointment(), anAppointment({ id: 'a2', status: 'completed' })];
    const editable = (permissions: readonly 'appointments:write'[]) => appointmentEvents(rows, permissions).map((event) => event.editable);
    expect([editable(['appointments:write']), editable([])]).toEqual([
      [true, false],
      [false, false],
    ]);
  });

  it('is shaded around the working hours, and blocked where the one doctor is away', () => {
    const shown = { doctorId: 'd1', month: false, zone: ZONE };
    expect(hoursEvents([OPEN, LEAVE], shown).map(({ display, title }) => [display, title ?? ''])).toEqual([
      ['inverse-background', ''],
      ['background', 'Leave'],
    ]);
    expect(hoursEvents([OPEN, LEAVE], { ...shown, doctorId: null })).toHaveLength(1);
  });

  it('tells a holiday of everybody once', () => {
    const feast = hours('holiday', '23T18:30', '24T18:30');
    expect(hoursEvents([feast, { ...feast, doctorId: 'd2' }], { doctorId: null, month: false, zone: ZONE })).toHaveLength(1);
  });

  it('marks whole days of a month, the last one too', () => {
    const [leave] = hoursEvents([LEAVE], { doctorId: 'd1', month: true, zone: ZONE });
    expect([leave.start, leave.end, leave.allDay]).toEqual(['2026-11-24', '2026-11-26', true]);
    const [morning] = hoursEvents([hours('leave', '24T03:30', '24T05:30')], { doctorId: 'd1', month: true, zone: ZONE });
    expect([morning.start, morning.end]).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('is nothing to book by a click while the doctor is away', () => {
    expect(isAway([LEAVE], 'd1', '2026-11-24T04:00:00Z')).toBe(true);
    expect(isAway([LEAVE], 'd1', '2026-11-25T18:30:00Z')).toBe(false);
    expect(isAway([LEAVE], null, '2026-11-24T04:00:00Z')).toBe(false);
  });

  it('says what is held or not shown of one doctor’s time, where nothing is booked by a click', () => {
    const times = (from: string, to: string) => ({ startsAt: `2026-11-23T${from}:00Z`, endsAt: `2026-11-23T${to}:00Z` });
    const taken = [null, 'a1', 'a2'].map((appointmentId) => ({ ...times('04:00', '04:15'), doctorId: 'd1', appointmentId }));
    const shown = { doctorId: 'd1', month: false, zone: ZONE };
    expect(takenEvents(taken, [anAppointment()], shown).map(({ title }) => title)).toEqual(['Held', '', 'Taken']);
    expect(takenEvents(taken, [], { ...shown, doctorId: null })).toEqual([]);
    const met = [times('03:45', '04:00'), times('03:50', '04:05'), times('04:15', '04:30')].map((time) => isTaken(taken, 'd1', time));
    expect(met).toEqual([false, true, false]);
    expect(isTaken(taken, null, times('04:00', '04:15'))).toBe(false);
  });

  it('takes as long as the one doctor’s appointments are', () => {
    const at = (doctorId: string | null, instant: string) => slotMinutesAt([OPEN, LEAVE], doctorId, `2026-11-${instant}:00Z`);
    expect([at('d1', '23T04:00'), at('d1', '23T09:00'), at(null, '23T04:00')]).toEqual([20, 15, 15]);
  });

  it('shows whole hours that hold every day', () => {
    expect(clockRange([], ZONE)).toEqual({ start: 480, end: 1080 });
    expect(clockRange([hours('open', '23T03:45', '23T07:30'), hours('open', '24T02:30', '24T08:45')], ZONE)).toEqual({
      start: 480,
      end: 900,
    });
  });
});

describe('the keys on empty time', () => {
  const bounds = { from: '2026-11-23', days: 7, start: 540, end: 1020, month: false };

  it('begin now where that is shown, else at the first moment', () => {
    expect(firstCursor(bounds, { now: '2026-11-24T04:05:00Z', zone: ZONE })).toEqual({ day: '2026-11-24', minutes: 585 });
    expect(firstCursor(bounds, { now: '2026-11-24T20:05:00Z', zone: ZONE })).toEqual({ day: '2026-11-25', minutes: 540 });
    expect(firstCursor(bounds, { now: '2026-12-24T04:05:00Z', zone: ZONE })).toEqual({ day: '2026-11-23', minutes: 540 });
  });

  it('stay within what is shown', () => {
    const at = { day: '2026-11-23', minutes: 540 };
    expect(moved(at, 'ArrowUp', bounds)).toEqual(at);
    expect(moved(at, 'ArrowLeft', bounds)).toEqual(at);
    expect(moved(at, 'ArrowDown', bounds)).toEqual({ ...at, minutes: 555 });
    expect(moved(at, 'ArrowRight', bounds)).toEqual({ ...at, day: '2026-11-24' });
    expect(moved(at, 'ArrowDown', { ...bounds, days: 30, month: true })?.day).toBe('2026-11-30');
    expect(moved(at, 'a', bounds)).toBeNull();
  });

  it('take a quarter of an hour, and say where they are', () => {
    const at = { day: '2026-11-23', minutes: 1425 };
    expect(timesAt(at, ZONE)).toEqual({ startsAt: '2026-11-23T18:15:00Z', endsAt: '2026-11-23T18:30:00Z' });
    expect(cursorWords(at, false)).toBe('Monday 23-Nov-2026, 23:45');
    expect(cursorEvent(null, { zone: ZONE, month: false })).toEqual([]);
    expect(cursorEvent(at, { zone: ZONE, month: true })).toMatchObject([{ allDay: true, start: '2026-11-23' }]);
  });
});
