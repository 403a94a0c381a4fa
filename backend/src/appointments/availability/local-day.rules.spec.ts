import fc from 'fast-check';
import { addDays, dateOf, localDay, LocalDays, minuteOf, timeOf } from './local-day.rules.js';

const HOUR_MS = 3_600_000;
const iso = (instant: number): string => new Date(instant).toISOString();
const hours = ({ from, to }: { from: number; to: number }): number => (to - from) / HOUR_MS;

describe('a day on which the clock is changed', () => {
  it.each([
    ['Asia/Kolkata', '2026-03-08', 24],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ])('in %s, %s, has %d hours', (zone, date, length) => {
    expect(hours(localDay(date, zone))).toBe(length);
  });

  it('skips times: they are the moment of the change', () => {
    const spring = localDay('2026-03-08', 'America/New_York');
    expect(['01:59', '02:00', '02:30', '03:00', '03:01'].map((time) => iso(spring.at(minuteOf(time))))).toEqual([
      '2026-03-08T06:59:00.000Z',
      ...['02:00', '02:30', '03:00'].map(() => '2026-03-08T07:00:00.000Z'),
      '2026-03-08T07:01:00.000Z',
    ]);
    const lordHowe = localDay('2026-10-04', 'Australia/Lord_Howe');
    expect(['01:45', '02:00', '02:15', '02:30', '02:45'].map((time) => iso(lordHowe.at(minuteOf(time))))).toEqual([
      '2026-10-03T15:15:00.000Z',
      ...['02:00', '02:15', '02:30'].map(() => '2026-10-03T15:30:00.000Z'),
      '2026-10-03T15:45:00.000Z',
    ]);
  });

  it('has times twice: they are the first', () => {
    const autumn = localDay('2026-11-01', 'America/New_York');
    expect(['01:00', '01:30', '02:00'].map((time) => iso(autumn.at(minuteOf(time))))).toEqual([
      '2026-11-01T05:00:00.000Z',
      '2026-11-01T05:30:00.000Z',
      '2026-11-01T07:00:00.000Z',
    ]);
    const lordHowe = localDay('2026-04-05', 'Australia/Lord_Howe');
    expect(['01:30', '01:45', '02:00'].map((time) => iso(lordHowe.at(minuteOf(time))))).toEqual([
      '2026-04-04T14:30:00.000Z',
      '2026-04-04T14:45:00.000Z',
      '2026-04-04T15:30:00.000Z',
    ]);
  });

  it('starts where the day before ended, wherever, and minutes never run backwards', () => {
    const zone = fc.constantFrom(
      'Asia/Kolkata',
      'America/New_York',
      'Australia/Lord_Howe',
      'Europe/London',
      'America/Havana',
      'Pacific/Apia',
    );
    const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    const changing = fc.constantFrom('2026-03-08', '2026-11-01', '2026-10-04', '2026-04-05', '2026-03-29', '2026-10-25');
    fc.assert(
      fc.property(
        zone,
        fc.oneof(
          changing,
          date.map((each) => each.toISOString().slice(0, 10)),
        ),
        fc.nat(1439),
        (where, day, minute) => {
          const [here, next] = [localDay(day, where), localDay(addDays(day, 1), where)];
          expect(here.to).toBe(next.from);
          expect([here.at(0), here.at(1440)]).toEqual([here.from, here.to]);
          expect(here.at(minute)).toBeLessThanOrEqual(here.at(minute + 1));
          expect(dateOf(here.from, where)).toBe(day);
          expect(dateOf(here.to - 1, where)).toBe(day);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('tells every day that a stretch touches, its end not counted', () => {
  const days = new LocalDays('Asia/Kolkata');
  const span = { from: Date.parse('2026-11-22T18:00:00Z'), to: Date.parse('2026-11-22T18:30:00Z') };
  expect(days.of(span).map(({ date }) => date)).toEqual(['2026-11-22']);
  expect(days.of({ ...span, to: span.to + 1 }).map(({ date }) => date)).toEqual(['2026-11-22', '2026-11-23']);
  expect(days.from('2026-12-30', 3).map(({ date, weekday }) => [date, weekday])).toEqual([
    ['2026-12-30', 3],
    ['2026-12-31', 4],
    ['2027-01-01', 5],
  ]);
});

it('reads and writes times of the day', () => {
  expect(['00:00', '09:30', '24:00'].map(minuteOf)).toEqual([0, 570, 1440]);
  expect([0, 570, 1440].map(timeOf)).toEqual(['00:00', '09:30', '24:00']);
});
