import fc from 'fast-check';
import { isFree, PLAIN_NEED, slotsIn, type Taken } from './slots.rules.js';
import { localDay, LocalDays, minuteOf } from './local-day.rules.js';
import { reasonOutside, windowsOn, type DaysOff, type Schedule, type WeeklyHours } from './working-time.rules.js';

const ZONES = ['Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe'] as const;
const at = (text: string): number => Date.parse(text);
const iso = ({ from }: { from: number }): string => new Date(from).toISOString();

const hours = (start: string, end: string, more: Partial<WeeklyHours> = {}): WeeklyHours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    ...{ weekday, startMinute: minuteOf(start), endMinute: minuteOf(end), slotMinutes: 15, validFrom: '2020-01-01', validTo: null },
    ...more,
  }));
const off = (kind: DaysOff['kind'], date: string, [start, end]: [string?, string?] = [], slotMinutes: number | null = null): DaysOff => ({
  ...{ kind, fromDate: date, toDate: date, slotMinutes },
  ...{ startMinute: start ? minuteOf(start) : null, endMinute: end ? minuteOf(end) : null },
});
const schedule = (more: Partial<Schedule> = {}): Schedule => ({
  ...{ defined: true, rules: hours('09:00', '10:00'), exceptions: [], holidays: [] },
  ...more,
});
const slotsOn = (plan: Schedule, date: string, zone = 'Asia/Kolkata', minutes: number | null = null) =>
  slotsIn(windowsOn(plan, localDay(date, zone)), { minutes });

describe('slots of a day', () => {
  it('are cut from the weekly hours, in the zone of the hospital', () => {
    expect(slotsOn(schedule(), '2026-11-23').map(iso)).toEqual([
      '2026-11-23T03:30:00.000Z',
      '2026-11-23T03:45:00.000Z',
      '2026-11-23T04:00:00.000Z',
      '2026-11-23T04:15:00.000Z',
    ]);
  });

  it('leave out a rest that is too short for one', () => {
    expect(slotsOn(schedule({ rules: hours('09:00', '09:50', { slotMinutes: 20 }) }), '2026-11-23')).toHaveLength(2);
  });

  it('count only while the hours are valid', () => {
    const rules = hours('09:00', '10:00', { validFrom: '2026-11-10', validTo: '2026-11-20' });
    const counts = ['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map((date) => slotsOn(schedule({ rules }), date).length);
    expect(counts).toEqual([0, 4, 4, 0]);
  });

  it('give way to leave and stay on their grid around it', () => {
    const exceptions = [off('leave', '2026-11-23', ['09:20', '09:30'])];
    expect(slotsOn(schedule({ exceptions }), '2026-11-23').map(iso)).toEqual([
      '2026-11-23T03:30:00.000Z',
      '2026-11-23T04:00:00.000Z',
      '2026-11-23T04:15:00.000Z',
    ]);
    expect(slotsOn(schedule({ exceptions: [off('leave', '2026-11-23')] }), '2026-11-23')).toEqual([]);
  });

  it('are none on a holiday, but for extra hours, which never count twice', () => {
    const exceptions = [off('extra_hours', '2026-11-23', ['09:30', '10:30'], 30)];
    const onHoliday = schedule({ holidays: ['2026-11-23'], exceptions });
    expect(slotsOn(onHoliday, '2026-11-23').map(iso)).toEqual(['2026-11-23T04:00:00.000Z', '2026-11-23T04:30:00.000Z']);
    const besides = slotsOn(schedule({ exceptions }), '2026-11-23');
    expect(besides.map(iso).at(-1)).toBe('2026-11-23T04:30:00.000Z');
    expect(besides).toHaveLength(5);
    const away = schedule({ exceptions: [...exceptions, off('leave', '2026-11-23')] });
    expect(slotsOn(away, '2026-11-23')).toEqual([]);
  });

  it('that are longer than the grid may go on into hours that follow at once, not over a pause', () => {
    const twoHalves = schedule({ rules: [...hours('09:00', '09:30'), ...hours('09:30', '10:00'), ...hours('10:15', '10:45')] });
    expect(slotsOn(twoHalves, '2026-11-23', 'Asia/Kolkata', 45).map(iso)).toEqual(['2026-11-23T03:30:00.000Z', '2026-11-23T03:45:00.000Z']);
  });
});

describe('when the clock is changed', () => {
  const night = schedule({ rules: hours('01:00', '04:00', { slotMinutes: 30 }) });

  it.each([
    ['Asia/Kolkata', '2026-03-08', 6],
    ['America/New_York', '2026-03-07', 6],
    ['America/New_York', '2026-03-08', 4],
    ['America/New_York', '2026-11-01', 8],
    ['Australia/Lord_Howe', '2026-10-04', 5],
    ['Australia/Lord_Howe', '2026-04-05', 7],
  ])('in %s on %s, 01:00 to 04:00 has %d slots of half an hour', (zone, date, count) => {
    const slots = slotsOn(night, date, zone);
    expect(slots).toHaveLength(count);
    expect(slots.every(({ from, to }) => to - from === 1_800_000)).toBe(true);
  });

  it('hours that the clock skips are no hours', () => {
    const skipped = schedule({ rules: hours('02:00', '03:00') });
    expect(slotsOn(skipped, '2026-03-08', 'America/New_York')).toEqual([]);
    expect(slotsOn(schedule({ rules: hours('02:30', '03:30') }), '2026-03-08', 'America/New_York').map(iso)).toEqual([
      '2026-03-08T07:00:00.000Z',
      '2026-03-08T07:15:00.000Z',
    ]);
  });

  it('slots are within their day, apart, of one length, and all within working time', () => {
    const date = fc.constantFrom('2026-03-08', '2026-11-01', '2026-10-04', '2026-04-05', '2026-06-15');
    const span = fc
      .tuple(fc.nat(1430), fc.integer({ min: 10, max: 1440 }))
      .map(([start, length]) => [start, Math.min(1440, start + length)]);
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        date,
        span,
        fc.integer({ min: 5, max: 240 }),
        (zone, day, [startMinute, endMinute], slotMinutes) => {
          const plan = schedule({ rules: hours('00:00', '00:00', { startMinute, endMinute, slotMinutes }) });
          const slots = slotsOn(plan, day, zone);
          const local = localDay(day, zone);
          slots.forEach((slot, index) => {
            expect(slot.to - slot.from).toBe(slotMinutes * 60_000);
            expect(slot.from).toBeGreaterThanOrEqual(index === 0 ? local.at(startMinute) : slots[index - 1].to);
            expect(slot.to).toBeLessThanOrEqual(local.at(endMinute));
            expect(reasonOutside(plan, slot, new LocalDays(zone))).toBeNull();
          });
          expect(slots).toHaveLength(Math.floor((local.at(endMinute) - local.at(startMinute)) / (slotMinutes * 60_000)));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('why a time is outside the hours', () => {
  const days = new LocalDays('Asia/Kolkata');
  const span = { from: at('2026-11-23T03:30:00Z'), to: at('2026-11-23T03:45:00Z') };
  const reason = (more: Partial<Schedule>, when = span) => reasonOutside(schedule(more), when, days);

  it('leave before holiday before not working', () => {
    expect(reason({})).toBeNull();
    expect(reason({ holidays: ['2026-11-23'] })).toBe('holiday');
    expect(reason({ holidays: ['2026-11-23'], exceptions: [off('leave', '2026-11-23')] })).toBe('leave');
    expect(reason({}, { from: span.from - 1, to: span.to })).toBe('not_working');
    expect(reason({}, { from: span.from, to: at('2026-11-23T04:30:00.001Z') })).toBe('not_working');
    expect(reason({ exceptions: [off('leave', '2026-11-23', ['09:15', '09:30'])] })).toBeNull();
  });

  it('nobody has written hours down: any time will do, but for leave and holidays', () => {
    const nothing = { defined: false, rules: [] };
    expect(reason(nothing)).toBeNull();
    expect(reason({ ...nothing, holidays: ['2026-11-23'] })).toBe('holiday');
    expect(reason({ ...nothing, exceptions: [off('leave', '2026-11-23')] })).toBe('leave');
  });

  it('hours over midnight are one stretch', () => {
    const rules = [...hours('22:00', '24:00'), ...hours('00:00', '02:00')];
    const overMidnight = { from: at('2026-11-23T18:15:00Z'), to: at('2026-11-23T18:45:00Z') };
    expect(reason({ rules }, overMidnight)).toBeNull();
    expect(reason({ rules, holidays: ['2026-11-24'] }, overMidnight)).toBe('holiday');
  });
});

describe('whether a slot is free', () => {
  const slot = { from: 600 * 60_000, to: 615 * 60_000 };
  const taken = (from: number, to: number, more: Partial<Taken> = {}): Taken => ({
    ...{ from: from * 60_000, to: to * 60_000, typeId: null, lane: null },
    ...more,
  });

  it('a neighbour that ends when it begins is in nobody’s way, but its buffer is', () => {
    expect(isFree(slot, PLAIN_NEED, [taken(585, 600), taken(615, 630)])).toBe(true);
    expect(isFree(slot, PLAIN_NEED, [taken(585, 601)])).toBe(false);
    expect(isFree(slot, { ...PLAIN_NEED, bufferAfter: 5 }, [taken(615, 630)])).toBe(false);
    expect(isFree(slot, { ...PLAIN_NEED, bufferBefore: 5 }, [taken(585, 600)])).toBe(false);
  });

  it('a group takes as many as it has lanes, of its own kind alone', () => {
    const group = { ...PLAIN_NEED, typeId: 'a', capacity: 2 };
    const one = taken(600, 615, { typeId: 'a', lane: 0 });
    expect(isFree(slot, group, [one])).toBe(true);
    expect(isFree(slot, group, [one, taken(600, 615, { typeId: 'a', lane: 1 })])).toBe(false);
    expect(isFree(slot, group, [taken(600, 615, { typeId: 'b', lane: 0 })])).toBe(false);
    expect(isFree(slot, group, [taken(600, 615)])).toBe(false);
    expect(isFree(slot, PLAIN_NEED, [one])).toBe(false);
  });
});
