import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FileColumn } from '@hms/shared-dto';
import { csvHead, csvLines } from './csv.rules.js';

const KEPT_BYTES = 64 * 1024;
const CSV = 'text/csv; charset=utf-8';

/**
 * A CSV file that is made as it is read: a slow client slows the maker down, and one that goes away ends it (`finally` blocks run). The first part is
 * made before the answer begins, so that what fails there is still a problem answer; what fails later breaks the connection off.
 */
export async function csvAnswer(parts: AsyncGenerator<string, void, undefined>, fileName: string): Promise<StreamableFile> {
  const first = await parts.next();
  // Streams are read outside the request's own chain of calls, and the parts need to know whose request it is.
  const inRequest = AsyncLocalStorage.snapshot();
  async function* all(): AsyncGenerator<string, void, undefined> {
    try {
      for (let part = first; !part.done; part = await inRequest(() => parts.next())) yield part.value;
    } finally {
      await inRequest(() => parts.return());
    }
  }
  const stream = Readable.from(all(), { objectMode: false, highWaterMark: KEPT_BYTES });
  return new StreamableFile(stream, { type: CSV, disposition: `attachment; filename="${fileName}"` });
}

/** The file to begin an import with: the heads of its columns and two rows. */
export function templateAnswer(columns: readonly FileColumn[], fileName: string): StreamableFile {
  const rows = [0, 1].map((row) => columns.map(({ examples }) => examples[row]));
  const text = csvHead(columns.map(({ head }) => head)) + csvLines(rows);
  return new StreamableFile(Buffer.from(text), { type: CSV, disposition: `attachment; filename="${fileName}"` });
}
