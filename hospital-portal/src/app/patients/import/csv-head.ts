/** As much of a file as is read for guessing and for the preview. */
export const HEAD_BYTES = 64 * 1024;
/** What the server takes, as its limit says. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
export const PREVIEW_ROWS = 5;

const DELIMITERS = [',', ';', '\t'] as const;

/** The first rows of a CSV file. */
export interface CsvHead {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The delimiter that the head line uses most, outside of quotes. */
function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  return DELIMITERS.reduce((best, one) => (bare.split(one).length > bare.split(best).length ? one : best), DELIMITERS[0] as string);
}

/** Splits CSV text (RFC 4180) into rows of cells. A quote that is never closed takes in the rest. */
export function parseCsv(text: string, delimiter: string): string[][] {
  const cell = delimiter === '\t' ? '\\t' : delimiter;
  const token = new RegExp(`(?:"((?:[^"]|"")*)(?:"|$)|([^"${cell}\\r\\n][^${cell}\\r\\n]*)?)(${cell}|\\r\\n|\\r|\\n|$)`, 'gy');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let match = token.exec(text); match; match = token.exec(text)) {
    row.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
    if (match[3] !== delimiter) {
      rows.push(row);
      row = [];
    }
    if (!match[3]) break;
  }
  return rows.filter((cells) => cells.some(Boolean));
}

/** Heads and first rows out of a file's beginning; `cut` when the text stops before the file does, so that its last row may be half. */
export function csvHead(text: string, cut: boolean): CsvHead {
  const plain = text.replace(/^\uFEFF/, '');
  const rows = parseCsv(plain, delimiterOf(plain.split(/\r\n|\r|\n/, 1)[0] ?? ''));
  const [heads = [], ...rest] = cut && rows.length > 1 ? rows.slice(0, -1) : rows;
  return { heads, rows: rest };
}

/** Reads a file's beginning; the rest stays on the disk. Throws a sentence for the person when the file cannot be used. */
export async function readCsvHead(file: Blob): Promise<CsvHead> {
  if (file.size > MAX_FILE_BYTES) throw new RangeError('The file is larger than 64 MB. Split it and import the parts one after the other.');
  const bytes = await file.slice(0, HEAD_BYTES).arrayBuffer();
  const cut = file.size > HEAD_BYTES;
  const head = csvHead(decode(bytes, cut), cut);
  if (head.heads.length < 2 || head.rows.length === 0) {
    throw new RangeError(
      'No table was found in this file. It needs a line of column heads and at least one row, separated by commas, semicolons or tabs.',
    );
  }
  return head;
}

function decode(bytes: ArrayBuffer, cut: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch (cause) {
    throw new RangeError("The file's letters are not in UTF-8. In Excel, save it as “CSV UTF-8”.", { cause });
  }
}
