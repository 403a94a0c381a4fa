let grouped: Intl.NumberFormat | undefined;

/** `184302` → `1,84,302`. Small whole numbers are themselves: a page that has no others is spared Intl, whose first use takes about 30 ms. */
export const formatNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1000 ? String(value) : (grouped ??= new Intl.NumberFormat('en-IN')).format(value);

/** `1 minute`, `14 minutes`. For nouns that take an `s`. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** How many rows there are; in whole hundreds with a plus, `1,000+`, when the server counted no further. */
export const formatTotal = (total: number, isLowerBound: boolean): string =>
  isLowerBound ? `${formatNumber(Math.floor(total / 100) * 100)}+` : formatNumber(total);

/** An amount in minor units: `{ amount: 499900, currency: 'INR' }` → `₹4,999`; paise are shown when there are any. */
export function formatMoney(money: { readonly amount: number; readonly currency: string }): string {
  const digits = money.amount % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat('en-IN', {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(money.amount / 100);
}
