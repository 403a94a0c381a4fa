/** Typed the Indian way (ten digits, with or without a 0 before them) a number gets its country code; all else is sent without separators. */
export function toE164(typed: string): string {
  const digits = typed.trim().replace(/[\s().-]/g, '');
  const indian = /^0?([6-9]\d{9})$/.exec(digits);
  if (indian) return `+91${indian[1]}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}
