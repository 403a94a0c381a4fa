import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Where a chain ended at some time, kept where the database's owner cannot write. */
export interface Anchor {
  /** The hospital's id, or `platform`. */
  readonly chain: string;
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
  /** When it was written, UTC. */
  readonly at: string;
  /** Why the chain may end here although later anchors were written before: a restore. */
  readonly accepted?: string;
}

/** The anchors that count, by chain and in order of writing. */
export interface Anchors {
  readonly byChain: ReadonlyMap<string, readonly Anchor[]>;
  /** Lines that are no anchor: cut off by a crash, or damaged. */
  readonly unreadable: number;
}

const NEW_LINE = 10;
const OWNER_WRITES_GROUP_READS = 0o640;

/** Adds lines and returns when they are on the disk. @throws when that cannot be done */
export async function appendAnchors(file: string, anchors: readonly Anchor[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+', OWNER_WRITES_GROUP_READS);
  try {
    // A line that a crash cut off must not swallow the next one.
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    const begin = size > 0 && buffer[0] !== NEW_LINE ? '\n' : '';
    await handle.appendFile(begin + anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''));
    await handle.sync();
    if (size === 0) await syncFolder(path.dirname(file));
  } finally {
    await handle.close();
  }
}

/** A new file is there after a power cut only if its folder was written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @returns null when there is no such file */
export async function readAnchors(file: string): Promise<Anchors | null> {
  if (!(await exists(file))) return null;
  const byChain = new Map<string, Anchor[]>();
  let unreadable = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line === '') continue;
    const anchor = parse(line);
    if (!anchor) unreadable += 1;
    else if (anchor.accepted === undefined && byChain.has(anchor.chain)) byChain.get(anchor.chain)?.push(anchor);
    else byChain.set(anchor.chain, [...before(byChain.get(anchor.chain), anchor), anchor]);
  }
  return { byChain, unreadable };
}

/** An accepted end takes back what was anchored from there on. */
const before = (anchors: readonly Anchor[] = [], { seq }: Anchor): Anchor[] => anchors.filter((anchor) => anchor.seq < seq);

async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function parse(line: string): Anchor | null {
  try {
    const { chain, seq, hash, at, accepted } = JSON.parse(line) as Partial<Anchor>;
    const sound = typeof chain === 'string' && Number.isSafeInteger(seq) && /^[0-9a-f]{64}$/.test(String(hash));
    return sound
      ? { chain, seq: seq!, hash: hash!, at: String(at), ...(accepted === undefined ? {} : { accepted: String(accepted) }) }
      : null;
  } catch {
    return null; // counted by the caller
  }
}
