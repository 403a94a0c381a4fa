const COUNT = new Intl.NumberFormat('en-IN');

/** `184302` → `1,84,302`. */
export const formatNumber = (value: number): string => COUNT.format(value);

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
