import { nudgeOf, nudged, requestOf, isElsewhere, shiftOf, shiftTo, whenWords, withShift } from './shift';
import { aWholeAppointment, anAppointment } from './testing';

const KOLKATA = { zone: 'Asia/Kolkata', doctorIds: ['d1', 'd2'] };
const key = (name: string, more: { altKey?: boolean; shiftKey?: boolean } = {}) => ({ key: name, altKey: true, shiftKey: false, ...more });

describe('moving an appointment by keyboard', () => {
  it('takes Alt and an arrow, and leaves every other key to others', () => {
    expect(nudgeOf(key('ArrowDown'), 'days')).toEqual({ minutes: 15 });
    expect(nudgeOf(key('ArrowLeft'), 'days')).toEqual({ days: -1 });
    expect(nudgeOf(key('ArrowLeft'), 'doctors')).toEqual({ columns: -1 });
    expect(nudgeOf(key('ArrowUp'), 'month')).toEqual({ days: -7 });
    expect(nudgeOf(key('ArrowUp', { shiftKey: true }), 'days')).toEqual({ longer: -15 });
    const others = [key('ArrowDown', { altKey: false }), key('Enter'), key('ArrowLeft', { shiftKey: true })];
    expect(others.map((one) => nudgeOf(one, 'days'))).toEqual([null, null, null]);
    expect(nudgeOf(key('ArrowDown', { shiftKey: true }), 'month')).toBeNull();
  });

  it('moves start and end together, and ends the columns at the last doctor', () => {
    const shift = shiftOf(anAppointment());
    expect(nudged(shift, { minutes: 15 }, KOLKATA)).toMatchObject({ startsAt: '2026-11-23T03:45:00Z', endsAt: '2026-11-23T04:00:00Z' });
    expect(nudged(shift, { columns: 1 }, KOLKATA).doctorId).toBe('d2');
    expect(nudged(nudged(shift, { columns: 1 }, KOLKATA), { columns: 1 }, KOLKATA).doctorId).toBe('d2');
    expect(nudged(shift, { columns: -1 }, KOLKATA).doctorId).toBe('d1');
  });

  it('keeps the time of the clock over a change of clocks', () => {
    const saturday = shiftOf(anAppointment({ startsAt: '2026-10-31T13:00:00Z', endsAt: '2026-10-31T13:30:00Z' }));
    expect(nudged(saturday, { days: 1 }, { zone: 'America/New_York', doctorIds: [] })).toMatchObject({
      startsAt: '2026-11-01T14:00:00Z',
      endsAt: '2026-11-01T14:30:00Z',
    });
  });

  it('makes it longer and shorter, but never nothing', () => {
    const shift = shiftOf(anAppointment());
    expect(nudged(shift, { longer: 15 }, KOLKATA).endsAt).toBe('2026-11-23T04:00:00Z');
    expect(nudged(shift, { longer: -15 }, KOLKATA).endsAt).toBe('2026-11-23T03:35:00Z');
  });

  it('is elsewhere only when doctor, start or end differ', () => {
    const shift = shiftOf(anAppointment());
    const back = nudged(nudged(shift, { minutes: 15 }, KOLKATA), { minutes: -15 }, KOLKATA);
    expect([isElsewhere(shift), isElsewhere(back), isElsewhere({ ...shift, doctorId: 'd2' })]).toEqual([false, false, true]);
  });
});

describe('a move as it is sent and shown', () => {
  it('keeps kind, room and words, and leaves out what is not set', () => {
    const whole = aWholeAppointment({ typeId: 't1', notes: 'Wheelchair' });
    const shift = { ...shiftOf(whole), doctorId: 'd2' };
    expect(requestOf(whole, shift)).toEqual({
      ...{ doctorId: 'd2', startsAt: whole.startsAt, endsAt: whole.endsAt },
      ...{ typeId: 't1', reason: 'Fever', notes: 'Wheelchair' },
    });
    expect(requestOf(whole, { ...shift, outsideHours: true })).toMatchObject({ outsideHours: true });
  });

  it('goes to a time that a refusal offered, no longer on purpose outside the hours', () => {
    const shift = { ...shiftOf(anAppointment()), outsideHours: true };
    const time = { doctorId: 'd2', startsAt: '2026-11-23T05:00:00Z', endsAt: '2026-11-23T05:15:00Z' };
    expect(shiftTo(shift, time)).toEqual({ appointment: shift.appointment, ...time });
  });

  it('is where it is being put, and the others are where they were', () => {
    const [one, other] = [anAppointment(), anAppointment({ id: 'a2' })];
    const shift = { ...shiftOf(one), startsAt: '2026-11-23T05:00:00Z', endsAt: '2026-11-23T05:15:00Z' };
    expect(withShift([one, other], shift)).toEqual([{ ...one, startsAt: shift.startsAt, endsAt: shift.endsAt }, other]);
    expect(whenWords(shift, 'Asia/Kolkata')).toBe('Monday 23-Nov-2026, 10:30 to 10:45');
  });
});
