import 'reflect-metadata';
import { isCursorInstant } from './cursor.js';

it.each(['2026-05-02 10:00:00+00', '2026-05-02 15:30:00.123456+05:30'])('takes the instant %s', (text) => {
  expect(isCursorInstant(text)).toBe(true);
});

it.each([
  ...['0', '1', 'now', 'infinity', '+275760-09-13T00:00:00.000Z', 'Thu, 01 Jan 1970 00:00:00 GMT+0200 (x)', '2026-05-02'],
  ...['2026-02-30 10:00:00+00', '2026-13-01 10:00:00+00', '2026-05-02 25:00:00+00', '0000-01-01 10:00:00+00', 7, null],
])('refuses %s, which the database could choke on', (value) => {
  expect(isCursorInstant(value)).toBe(false);
});
