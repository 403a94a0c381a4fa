import { Readable, pipeline } from 'node:stream';
import { parse, CsvError, type Info } from 'csv-parse';
import { FileTooLargeError, UnusableFileError } from './csv-errors.js';

/** The head line, and any one row. */
const MAX_LINE_LENGTH = 100_000;
const MAX_COLUMNS = 300;
const DELIMITERS = [',', ';', '\t'] as const;

const NOT_CSV = 'This is not a CSV file in UTF-8. In the spreadsheet choose "Save as", then "CSV UTF-8", and send that file.';

/** A row of the file: the line it begins at, the head being line 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Bytes as text, counted and checked on their way: nothing is kept. Every line ends in LF afterwards, so that lines can be counted. */
async function* decoded(source: AsyncIterable<unknown>, maxBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  // A CR at the end of a piece waits for the next one, which may begin with its LF.
  let held = '';
  for await (const chunk of source) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += buffer.length;
    if (bytes > maxBytes) throw new FileTooLargeError(maxBytes);
    if (buffer.includes(0)) throw new UnusableFileError(NOT_CSV);
    const text = held + textOf(() => decoder.decode(buffer, { stream: true }));
    held = text.endsWith('\r') ? '\r' : '';
    yield withLf(held ? text.slice(0, -1) : text);
  }
  yield withLf(held + textOf(() => decoder.decode()));
}

const withLf = (text: string): string => text.replace(/\r\n?/g, '\n');

function textOf(decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    throw new UnusableFileError(NOT_CSV, { cause });
  }
}

/** The separator that the head line has most of, outside quotes. */
export function guessDelimiter(headLine: string): string {
  const bare = headLine.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Reads until the first line is whole, to see how the columns are separated. */
async function headLine(texts: AsyncIterator<string>): Promise<{ delimiter: string; start: string }> {
  let start = '';
  for (;;) {
    const next = await texts.next();
    start += next.done ? '' : next.value;
    const first = start.trimStart().split('\n', 1)[0] ?? '';
    if (next.done || first.length < start.trimStart().length) return { delimiter: guessDelimiter(first), start };
    if (start.length > MAX_LINE_LENGTH) throw new UnusableFileError(NOT_CSV);
  }
}

async function* rest(start: string, texts: AsyncIterator<string>): AsyncGenerator<string> {
  yield start;
  for (let next = await texts.next(); !next.done; next = await texts.next()) yield next.value;
}

const breaks = (text: string): number => text.split('\n').length - 1;

/** Where a record begins: the parser knows where it ends, and its quoted line breaks lie between. */
const firstLine = ({ record, info }: { record: string[]; info: Info }): number =>
  info.lines - record.reduce((lines, cell) => lines + breaks(cell), 0);

function rowsOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = 'lines' in error && typeof error.lines === 'number' ? ` (near line ${error.lines})` : '';
  return new UnusableFileError(`The file could not be read as CSV${line}. Look for a quotation mark that is not closed.`, {
    cause: error,
  });
}

/**
 * The rows of a CSV file, the head first, as they arrive: with or without BOM, LF or CRLF, separated by comma, semicolon or tab.
 * @throws FileTooLargeError, UnusableFileError
 */
export async function* csvRows(source: AsyncIterable<unknown>, maxBytes: number): AsyncGenerator<CsvRow> {
  const texts = decoded(source, maxBytes);
  const { delimiter, start } = await headLine(texts);
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: MAX_LINE_LENGTH,
  });
  // Errors reach the loop below through the parser; without a callback they would also be thrown.
  pipeline(Readable.from(rest(start, texts)), parser, () => undefined);
  try {
    for await (const read of parser) {
      const { record, info } = read as { record: string[]; info: Info };
      if (record.length > MAX_COLUMNS)
        throw new UnusableFileError(`The file has more than ${MAX_COLUMNS} columns. Keep those that are needed.`);
      yield { line: firstLine({ record, info }), cells: record };
    }
  } catch (error) {
    throw rowsOf(error);
  }
}
