import 'reflect-metadata';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from '@hms/shared-dto';
import { isOpen, isPast, mayBeReinstated, mayFollow, overlaps, timeErrors, TRANSITIONS } from './appointment.rules.js';

const MINUTE_MS = 60_000;
const NOW = Date.parse('2026-11-22T09:30:00Z');
const from = NOW + 60 * MINUTE_MS;
const codes = (length: number, start = from) => timeErrors({ from: start, to: start + length * MINUTE_MS }, NOW).map(({ code }) => code);

describe('statuses', () => {
  it('lead to one another only as declared, and never back', () => {
    const all = APPOINTMENT_STATUSES.flatMap((one) =>
      APPOINTMENT_STATUSES.filter((other) => mayFollow(one, other)).map((other) => `${one} → ${other}`),
    );
    expect(all).toEqual([
      ...['scheduled → checked_in', 'scheduled → cancelled', 'scheduled → no_show'],
      ...['checked_in → in_progress', 'checked_in → cancelled', 'checked_in → no_show'],
      'in_progress → completed',
    ]);
  });

  it('end completed, cancelled or not come: no step leads further; moved are those that nobody has begun', () => {
    const hasNext = (status: AppointmentStatus) => APPOINTMENT_STATUSES.some((other) => mayFollow(status, other));
    expect(APPOINTMENT_STATUSES.filter((status) => !hasNext(status))).toEqual(['completed', 'cancelled', 'no_show']);
    expect(APPOINTMENT_STATUSES.filter(isOpen)).toEqual(['scheduled', 'checked_in']);
  });

  it('of a cancellation alone are taken back: to what may be cancelled', () => {
    expect(APPOINTMENT_STATUSES.filter(mayBeReinstated)).toEqual(['cancelled']);
    expect(TRANSITIONS.cancelled).toEqual(APPOINTMENT_STATUSES.filter((status) => mayFollow(status, 'cancelled')));
  });
});

describe('times', () => {
  it('take 5 minutes to 8 hours, within two years', () => {
    expect([0, -1].map((length) => codes(length))).toEqual([['instant.order'], ['instant.order']]);
    expect([4, 5, 480, 481].map((length) => codes(length))).toEqual([['appointment.too_short'], [], [], ['appointment.too_long']]);
    expect(codes(15, NOW + 733 * 24 * 60 * MINUTE_MS)).toEqual(['instant.out_of_range']);
  });

  it('are past when they began more than five minutes ago', () => {
    const isPastBy = (minutes: number) => isPast({ from: NOW - minutes * MINUTE_MS, to: NOW }, NOW);
    expect([-60, 0, 5, 5.1].map(isPastBy)).toEqual([false, false, false, true]);
  });

  it('that meet at an end do not overlap', () => {
    const span = { from: 10, to: 20 };
    const others = [
      [0, 10],
      [20, 30],
      [0, 11],
      [19, 30],
      [12, 13],
      [0, 30],
    ].map(([start, end]) => overlaps(span, { from: start, to: end }));
    expect(others).toEqual([false, false, true, true, true, true]);
  });
});
