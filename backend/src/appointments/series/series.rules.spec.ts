import 'reflect-metadata';
import { LocalDays } from '../availability/local-day.rules.js';
import { datesOf, minuteAt, ruleErrors, spansOf } from './series.rules.js';

const weekly = { frequency: 'weekly' as const };
const monthly = { frequency: 'monthly' as const };
const clocks = (first: string, zone: string, rule: Parameters<typeof spansOf>[1]) => {
  const from = Date.parse(first);
  return spansOf({ from, to: from + 1_800_000 }, rule, new LocalDays(zone));
};

describe('dates', () => {
  it('come every so many weeks, by number or until a day', () => {
    expect(datesOf('2026-12-21', { ...weekly, count: 3 })).toEqual(['2026-12-21', '2026-12-28', '2027-01-04']);
    expect(datesOf('2026-12-21', { ...weekly, every: 3, until: '2027-02-01' })).toEqual(['2026-12-21', '2027-01-11', '2027-02-01']);
    expect(datesOf('2026-12-21', { ...weekly, until: '2026-12-27' })).toEqual(['2026-12-21']);
    expect(datesOf('2026-12-21', { ...weekly, until: '2199-01-01' })).toHaveLength(53);
  });

  it('come on the same weekday of the month; a fifth one is the last', () => {
    expect(datesOf('2026-11-17', { ...monthly, count: 4 })).toEqual(['2026-11-17', '2026-12-15', '2027-01-19', '2027-02-16']);
    expect(datesOf('2026-11-30', { ...monthly, count: 4 })).toEqual(['2026-11-30', '2026-12-28', '2027-01-25', '2027-02-22']);
    expect(datesOf('2026-12-31', { ...monthly, every: 2, count: 3 })).toEqual(['2026-12-31', '2027-02-25', '2027-04-29']);
    expect(datesOf('2026-02-01', { ...monthly, count: 2 })).toEqual(['2026-02-01', '2026-03-01']);
  });
});

describe('the clock on the wall', () => {
  it('shows the same time before and after it is changed', () => {
    for (const [zone, first, hour, offsets] of [
      ['Asia/Kolkata', '2027-03-07T04:00:00Z', 570, [0, 0, 0]],
      ['America/New_York', '2027-03-07T14:30:00Z', 570, [0, -60, -60]],
      ['America/New_York', '2027-10-31T13:30:00Z', 570, [0, 60, 60]],
      ['Australia/Lord_Howe', '2027-03-28T22:30:00Z', 570, [0, 30, 30]],
    ] as const) {
      const spans = clocks(first, zone, { ...weekly, count: 3 });
      expect(spans.map(({ from }) => minuteAt(from, zone))).toEqual([hour, hour, hour]);
      const shifts = spans.map(({ from }, index) => (from - spans[0].from) / 60_000 - index * 7 * 1440);
      expect([zone, shifts]).toEqual([zone, offsets]);
      expect(spans.map(({ from, to }) => to - from)).toEqual([1_800_000, 1_800_000, 1_800_000]);
    }
  });

  it('of a time that is skipped is the moment of the change, and of one that comes twice the first', () => {
    const skipped = clocks('2027-03-07T07:30:00Z', 'America/New_York', { ...weekly, count: 2 });
    expect(new Date(skipped[1].from).toISOString()).toBe('2027-03-14T07:00:00.000Z');
    const twice = clocks('2027-10-31T05:30:00Z', 'America/New_York', { ...weekly, count: 2 });
    expect(new Date(twice[1].from).toISOString()).toBe('2027-11-07T05:30:00.000Z');
    const half = clocks('2027-09-25T15:45:00Z', 'Australia/Lord_Howe', { ...weekly, count: 2 });
    expect(new Date(half[1].from).toISOString()).toBe('2027-10-02T15:30:00.000Z');
  });
});

it('is refused without an end, with two, with one appointment alone, and beyond fifty-two', () => {
  const codes = (rule: Parameters<typeof spansOf>[1]) =>
    ruleErrors(rule, clocks('2026-12-21T04:00:00Z', 'Asia/Kolkata', rule)).map(({ code }) => code);
  expect(codes(weekly)).toEqual(['series.end']);
  expect(codes({ ...weekly, count: 3, until: '2027-02-01' })).toEqual(['series.end']);
  expect(codes({ ...weekly, until: '2026-12-22' })).toEqual(['series.too_short']);
  expect(codes({ ...weekly, until: '2028-02-01' })).toEqual(['series.too_long']);
  expect(codes({ ...weekly, count: 52 })).toEqual([]);
});
