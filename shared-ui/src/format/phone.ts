/** Typed the Indian way, with or without a 0 before it, a number gets its country code; of all else only the separators go. */
export function toE164(typed: string): string {
  const digits = typed.trim().replace(/[\s().-]/g, '');
  const indian = /^(?:0([1-9]\d{9})|([6-9]\d{9}))$/.exec(digits);
  if (indian) return `+91${indian[1] ?? indian[2]}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}

/** Groups of three, the last of up to four: no digit stands alone. */
const inThrees = (digits: string): string => digits.replace(/(\d{3})(?=\d{2})/g, '$1 ');

/** E.164 → as people read it: Indian numbers `+91 98220 41763`, others in groups of three. Anything else is shown as it is. */
export function formatPhone(phone: string | null | undefined): string {
  if (!phone) return 'Not recorded';
  const indian = /^\+91(\d{5})(\d{5})$/.exec(phone);
  if (indian) return `+91 ${indian[1]} ${indian[2]}`;
  const other = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{4,12})$/.exec(phone);
  if (!other) return phone;
  return `+${other[1]} ${inThrees(other[2] ?? '')}`;
}
