import { readMeter, readProgress } from './meter';

const reading = (used: number, limit: number | null) => {
  const { level, flag, text } = readMeter(used, limit);
  return [level, flag, text];
};

describe('meter', () => {
  it.each([
    [86, null, 'open', null, '86 no limit'],
    [18, 25, 'fine', null, '18 of 25'],
    [1699, 2000, 'fine', null, '1,699 of 2,000'],
    [1700, 2000, 'near', '85 %', '1,700 of 2,000'],
    [1999, 2000, 'near', '99 %', '1,999 of 2,000'],
    [5, 5, 'full', 'Full', '5 of 5'],
    [7, 5, 'full', 'Full', '7 of 5'],
    [0, 0, 'full', 'Full', '0 of 0'],
  ])('%p of %p is %s', (used, limit, ...shown) => expect(reading(used, limit)).toEqual(shown));
});

describe('progress', () => {
  it.each([
    [0, 0, 'fine', 0, '0 of 0'],
    [1, 3, 'fine', 33, '1 of 3'],
    [9, 10, 'fine', 90, '9 of 10'],
    [3, 3, 'done', 100, '3 of 3'],
  ])('%p of %p is %s', (done, total, ...shown) => {
    const { level, percent, text } = readProgress(done, total);
    expect([level, percent, text]).toEqual(shown);
  });
});
