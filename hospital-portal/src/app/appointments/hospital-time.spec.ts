import { addDays, boundsOf, clockOf, dayAt, instantAt, minutesOf, parseDay, timeOf, weekdayOf } from './hospital-time';

describe("the hospital's clock", () => {
  it('takes days that are in the calendar and nothing else', () => {
    expect(['2026-11-23', '2028-02-29', '2026-02-29', '2026-13-01', 'today', '', null].map(parseDay)).toEqual([
      '2026-11-23',
      '2028-02-29',
      ...Array.from({ length: 5 }, () => undefined),
    ]);
  });

  it.each([
    ['Asia/Kolkata', '2026-11-23', '2026-11-22T18:30:00Z', 24],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
  ])('a day of %s, %s, begins at %s and lasts %d hours', (zone, day, from, hours) => {
    const bounds = boundsOf(day, zone);
    expect(bounds.from).toBe(from);
    expect((Date.parse(bounds.to) - Date.parse(bounds.from)) / 3_600_000).toBe(hours);
  });

  it('says what the clock on the wall shows, whatever the browser is set to', () => {
    const clock = { day: '2026-11-23', zone: 'Asia/Kolkata' };
    expect(minutesOf('2026-11-23T03:45:00Z', clock)).toBe(9 * 60 + 15);
    expect(minutesOf('2026-11-22T18:29:00Z', clock)).toBe(-1);
    expect(minutesOf('2026-11-23T18:30:00Z', clock)).toBe(1440);
    expect([timeOf('2026-11-23T03:45:00Z', 'Asia/Kolkata'), dayAt('2026-11-22T19:00:00Z', 'Asia/Kolkata')]).toEqual([
      '09:15',
      '2026-11-23',
    ]);
  });

  it('finds the instant of a time on the wall, and moves on over an hour that a change of clocks leaves out', () => {
    expect(instantAt('2026-11-23', 9 * 60 + 15, 'Asia/Kolkata')).toBe('2026-11-23T03:45:00Z');
    expect(instantAt('2026-03-08', 2 * 60 + 30, 'America/New_York')).toBe('2026-03-08T07:30:00Z');
  });

  it('counts days over ends of months and names them', () => {
    expect([addDays('2026-02-28', 1), addDays('2026-01-01', -1), weekdayOf('2026-11-23'), clockOf(605)]).toEqual([
      '2026-03-01',
      '2025-12-31',
      'Monday',
      '10:05',
    ]);
  });
});
