import { csvRows, type CsvRow } from './csv-file.js';
import { FileTooLargeError } from './csv-errors.js';
import { DomainError } from './domain-error.js';
import type { AppRequest } from './request.js';

/** A body that is read as it arrives. */
type Stream = AsyncIterable<unknown> & { resume(): unknown; iterator(options: { destroyOnReturn: boolean }): AsyncIterable<unknown> };

const isStream = (body: unknown): body is Stream => typeof body === 'object' && body !== null && 'iterator' in body && 'resume' in body;

/**
 * Reads the CSV file that is a request's body, row by row as it arrives.
 * @throws DomainError `media_type.unsupported`, FileTooLargeError, UnusableFileError, and what `work` throws
 */
export async function readingCsv<T>(
  { body, headers }: Pick<AppRequest, 'body' | 'headers'>,
  maxBytes: number,
  work: (rows: AsyncGenerator<CsvRow>) => Promise<T>,
): Promise<T> {
  if (!headers['content-type']?.startsWith('text/csv') || !isStream(body))
    throw new DomainError('media_type.unsupported', 'Send the file as text/csv.');
  try {
    if (Number(headers['content-length'] ?? 0) > maxBytes) throw new FileTooLargeError(maxBytes);
    return await work(csvRows(body.iterator({ destroyOnReturn: false }), maxBytes));
  } catch (error) {
    // What the sender still sends is read and thrown away, so that the refusal reaches it.
    body.resume();
    throw error;
  }
}
