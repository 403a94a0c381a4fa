import { checkDigitsOf, dammDigit, luhnDigit } from './check-digits.rules.js';

it.each([
  ['7992739871', '3'],
  ['1789372997', '4'],
  ['0', '0'],
  ['0000042', '2'],
])('Luhn gives %s the digit %s', (digits, check) => {
  expect(luhnDigit(digits)).toBe(check);
});

it('Damm gives 572 the digit 4', () => {
  expect([dammDigit('572'), dammDigit('0000572')]).toEqual(['4', '4']);
});

it('Damm notices every wrong digit and every two neighbours changed over', () => {
  for (let number = 0; number < 2000; number += 7) {
    const digits = String(number).padStart(4, '0');
    const check = dammDigit(digits);
    for (let place = 0; place < digits.length; place += 1) {
      for (const wrong of '0123456789'.replace(digits[place], '')) {
        expect(dammDigit(digits.slice(0, place) + wrong + digits.slice(place + 1))).not.toBe(check);
      }
      const next = digits[place + 1];
      if (next === undefined || next === digits[place]) continue;
      expect(dammDigit(digits.slice(0, place) + next + digits[place] + digits.slice(place + 2))).not.toBe(check);
    }
  }
});

it('both may be meant', () => {
  expect([...checkDigitsOf('572')].sort()).toEqual([luhnDigit('572'), '4'].sort());
});
