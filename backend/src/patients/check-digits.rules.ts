/** Luhn (ISO/IEC 7812-1): every second digit is doubled, the last one first. */
export function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, text, index) => {
    const digit = Number(text) * (index % 2 === 0 ? 2 : 1);
    return total + Math.trunc(digit / 10) + (digit % 10);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** A totally anti-symmetric quasigroup of order 10, row by row; the database has the same. */
const QUASIGROUP = '0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790';

/** Damm: notices every wrong digit and every two neighbours changed over. */
export const dammDigit = (digits: string): string =>
  [...digits].reduce((state, digit) => QUASIGROUP[Number(state) * 10 + Number(digit)], '0');

/** The check digits that a running number may have. Zeros before it change neither. */
export const checkDigitsOf = (digits: string): ReadonlySet<string> => new Set([luhnDigit(digits), dammDigit(digits)]);
