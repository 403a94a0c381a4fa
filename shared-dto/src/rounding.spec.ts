import { roundTo } from './rounding.js';

it.each([
  [1.005, 2, 1.01],
  [-2.5, 0, -3],
  [4.04, 1, 4],
  [1e-7, 1, 0],
  [0.1 + 0.2, 1, 0.3],
  [Number.NaN, 1, Number.NaN],
  [Number.POSITIVE_INFINITY, 1, Number.POSITIVE_INFINITY],
])('%d to %d decimals is %d', (value, decimals, rounded) => expect(roundTo(value, decimals)).toBe(rounded));
