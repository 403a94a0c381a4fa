/** One for each zone: making one costs as much as the rest of a registration's rules. */
const DAY_FORMATS = new Map<string, Intl.DateTimeFormat>();

/** The calendar day in a zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date = new Date()): string {
  const format =
    DAY_FORMATS.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  DAY_FORMATS.set(timeZone, format);
  return format.format(at);
}
