import { dayIn } from './days.js';

it('the day is that of the zone', () => {
  expect(dayIn('Asia/Kolkata', new Date('2026-11-21T20:00:00Z'))).toBe('2026-11-22');
  expect(dayIn('UTC', new Date('2026-11-21T20:00:00Z'))).toBe('2026-11-21');
});
