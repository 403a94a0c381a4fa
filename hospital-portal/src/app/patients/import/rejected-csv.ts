import type { ImportRowError } from '@hms/shared-dto';

/** A cell that a spreadsheet would take for a formula gets an apostrophe; quotes are doubled. */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The list of refused rows as a CSV file, with a BOM so that Excel reads it as UTF-8. */
export const rejectedCsv = (errors: readonly ImportRowError[]): string =>
  `\uFEFF${[['Line', 'Column', 'Reason'], ...errors.map(({ line, column, message }) => [String(line), column ?? '', message])]
    .map((row) => row.map(csvCell).join(','))
    .join('\r\n')}\r\n`;
