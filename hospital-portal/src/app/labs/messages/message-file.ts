/** What a file of messages may hold: a night of an analyser. */
export const MAX_FILE_BYTES = 5_000_000;
export const MAX_MESSAGES = 500;

/** Each message of a file by itself, as bytes: which letters they are is for the server to say. What stands before and after them is framing. */
export async function messagesIn(file: Blob): Promise<readonly Blob[]> {
  // Every byte is one letter here, so places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(await file.arrayBuffer());
  const starts = [...text.matchAll(/(?<![^\r\n\v\u00EF\u00BB\u00BF\s])MSH\|/g)].map(({ index }) => index);
  return starts.map((start, at) => file.slice(start, endOf(text, start, starts[at + 1] ?? text.length)));
}

/** Trailers of a batch (`BTS`, `FTS`) and MLLP's end of block are no part of a message. */
function endOf(text: string, start: number, next: number): number {
  const found = text.slice(start, next).search(/[\u001C]|[\r\n](BHS|BTS|FHS|FTS)\|/);
  return found < 0 ? next : start + found;
}

/** What an acknowledgement says: whether the message was taken, and what is to be known about it. */
export interface Acknowledged {
  readonly taken: boolean;
  readonly words: readonly string[];
}

const plain = (text: string): string =>
  text.replace(/\\([FSTRE])\\/g, (_, sign: string) => ({ F: '|', S: '^', T: '&', R: '~', E: '\\' })[sign] ?? '');

export function readAcknowledgement(text: string): Acknowledged {
  const segments = text.split('\r').map((line) => line.split('|'));
  const code = segments.find(([name]) => name === 'MSA')?.[1];
  return { taken: code === 'AA', words: segments.filter(([name]) => name === 'ERR').map((fields) => plain(fields[8] ?? '')) };
}
