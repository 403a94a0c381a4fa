import 'reflect-metadata';
import { LocalDays } from '../availability/local-day.rules.js';
import type { Schedule } from '../availability/working-time.rules.js';
import { freeStarts } from './free-starts.rules.js';
import { partOf, standingOf, willDo } from './waitlist.rules.js';

const MINUTE_MS = 60_000;
const days = new LocalDays('Asia/Kolkata');
const day = days.day('2026-11-23');
const at = (minute: number) => day.at(minute);
const wish = { fromDate: '2026-11-23', toDate: '2026-11-25', parts: [], refused: [] };

describe('what will do', () => {
  it('is on a day that was named, in a part of it that was named, and was not offered before', () => {
    const nine = { from: at(540), to: at(555) };
    expect(willDo(wish, day, nine)).toBe(true);
    expect(willDo({ ...wish, fromDate: '2026-11-24' }, day, nine)).toBe(false);
    expect(willDo({ ...wish, toDate: '2026-11-22' }, day, nine)).toBe(false);
    expect(willDo({ ...wish, parts: ['evening', 'morning'] }, day, nine)).toBe(true);
    expect(willDo({ ...wish, parts: ['afternoon'] }, day, nine)).toBe(false);
    expect(willDo({ ...wish, refused: [nine.from] }, day, nine)).toBe(false);
  });

  it('counts parts of the day by the clock on the wall, also on a day on which it is changed', () => {
    expect([719, 720, 1019, 1020].map((minute) => partOf(day, at(minute)))).toEqual(['morning', 'afternoon', 'afternoon', 'evening']);
    const changed = new LocalDays('America/New_York').day('2027-03-14');
    expect(partOf(changed, Date.parse('2027-03-14T15:59:00Z'))).toBe('morning');
    expect(partOf(changed, Date.parse('2027-03-14T16:00:00Z'))).toBe('afternoon');
  });
});

it('stands as what is stored, the offer and the calendar say together', () => {
  const standing = (status: 'waiting' | 'booked' | 'withdrawn', toDate: string, offered: boolean) =>
    standingOf({ status, toDate, offered }, '2026-11-23');
  expect(standing('waiting', '2026-11-23', false)).toBe('waiting');
  expect(standing('waiting', '2026-11-22', false)).toBe('expired');
  expect(standing('waiting', '2026-11-22', true)).toBe('offered');
  expect(standing('withdrawn', '2026-11-22', true)).toBe('withdrawn');
});

describe('where somebody could be put', () => {
  const hours = { weekday: 1, startMinute: 540, endMinute: 660, slotMinutes: 15, validFrom: '2026-01-01', validTo: null };
  const schedule: Schedule = { defined: true, rules: [hours], exceptions: [], holidays: [] };
  const need = { minutes: 15, bufferBefore: 0, bufferAfter: 0, typeId: null, capacity: 1 };
  const freed = { from: at(570), to: at(600) };
  const startsOf = (more: object = {}, own = need) =>
    freeStarts({ schedule, days, freed, earliest: 0, taken: [], ...more }, wish, own, 9).map(({ from }) => (from - day.from) / MINUTE_MS);

  it('is the freed time, and slots that touch it', () => {
    expect(startsOf()).toEqual([570, 585]);
    expect(startsOf({}, { ...need, minutes: 30 })).toEqual([570, 555, 585]);
    expect(startsOf({ freed: { from: at(572), to: at(587) } })).toEqual([572, 570, 585]);
  });

  it('is not where it is taken, too early, or outside the hours', () => {
    expect(startsOf({ taken: [{ from: at(585), to: at(600), typeId: null, lane: null }] })).toEqual([570]);
    expect(startsOf({ earliest: at(571) })).toEqual([585]);
    expect(startsOf({ freed: { from: at(655), to: at(700) } })).toEqual([645]);
    expect(startsOf({}, { ...need, minutes: 180 })).toEqual([]);
  });

  it('is the freed time alone where nobody has written hours down', () => {
    expect(startsOf({ schedule: { ...schedule, defined: false, rules: [] } })).toEqual([570]);
  });
});
