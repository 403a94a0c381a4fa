import { alternativesIn, conflictsIn, type NearBooking } from './conflicts.rules.js';
import { LocalDays } from './availability/local-day.rules.js';
import type { Place } from './booking.queries.js';

const at = (time: string): number => Date.parse(`2026-11-23T${time}:00Z`);
const place = (more: Partial<Place> = {}): Place => ({
  ...{ patientId: 'p', doctorId: 'd', typeId: null, roomId: 'r', startsAt: new Date(at('04:30')), endsAt: new Date(at('04:45')) },
  ...{ bufferBefore: 0, bufferAfter: 0, capacity: 1 },
  ...more,
});
const near = (start: string, end: string, more: Partial<NearBooking> = {}): NearBooking => ({
  ...{ from: at(start), to: at(end), visit: { from: at(start), to: at(end) }, typeId: null, lane: null },
  ...{ doctor: false, patient: false, room: false },
  ...more,
});
const who = (bookings: NearBooking[], more: Partial<Place> = {}) => conflictsIn(place(more), bookings).map((conflict) => conflict.with);

describe('who is in the way', () => {
  it('doctor and room with their buffers, the patient for the visit alone', () => {
    const buffered = { from: at('04:15'), to: at('04:35'), visit: { from: at('04:15'), to: at('04:30') } };
    expect(who([near('04:15', '04:30', { ...buffered, doctor: true })])).toEqual(['doctor']);
    expect(who([near('04:15', '04:30', { ...buffered, room: true })])).toEqual(['room']);
    expect(who([near('04:15', '04:30', { ...buffered, patient: true })])).toEqual([]);
    expect(who([near('04:45', '05:00', { doctor: true })])).toEqual([]);
    expect(who([near('04:45', '05:00', { doctor: true })], { bufferAfter: 5 })).toEqual(['doctor']);
  });

  it('each time once, however many have it', () => {
    const group = [0, 1].map((lane) => near('04:30', '04:45', { doctor: true, typeId: 'g', lane }));
    expect(who(group)).toEqual(['doctor']);
    expect(who(group, { typeId: 'g', capacity: 3 })).toEqual([]);
    expect(who(group, { typeId: 'g', capacity: 2 })).toEqual(['doctor']);
  });
});

describe('the next times', () => {
  const days = new LocalDays('Asia/Kolkata');
  const search = { range: days.from('2026-11-23', 2), days, from: at('04:30') };
  const starts = (bookings: NearBooking[], schedule: Parameters<typeof alternativesIn>[2]['schedule']) =>
    alternativesIn(place(), bookings, { ...search, schedule }).map(({ startsAt }) => startsAt.slice(5, 16));
  const anyTime = { defined: false, rules: [], exceptions: [], holidays: [] };
  const hours = { startMinute: 600, endMinute: 645, slotMinutes: 15, validFrom: '2026-01-01', validTo: null };
  const mornings = { ...anyTime, defined: true, rules: [1, 2].map((weekday) => ({ ...hours, weekday })) };

  it('are on the grid of the hours, on later days too, when doctor, patient and room are free', () => {
    const taken = [
      near('04:30', '04:45', { doctor: true }),
      near('04:45', '05:00', { patient: true }),
      near('05:00', '05:05', { room: true }),
    ];
    expect(starts(taken, mornings)).toEqual(['11-24T04:30', '11-24T04:45', '11-24T05:00']);
    expect(starts(taken.slice(0, 1), mornings)).toEqual(['11-23T04:45', '11-23T05:00', '11-24T04:30']);
  });

  it('follow at once where nobody has written hours down, but not into leave', () => {
    expect(starts([near('04:30', '04:45', { doctor: true })], anyTime)).toEqual(['11-23T04:45', '11-23T05:00', '11-23T05:15']);
    const leave = {
      kind: 'leave' as const,
      fromDate: '2026-11-23',
      toDate: '2026-11-23',
      startMinute: null,
      endMinute: null,
      slotMinutes: null,
    };
    expect(starts([], { ...anyTime, exceptions: [leave] })[0]).toBe('11-23T18:30');
  });
});
