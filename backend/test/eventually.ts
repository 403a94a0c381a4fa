import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 50;

/** Looks until there is something. @throws Error when there is nothing in time */
export async function eventually<T>(look: () => Promise<T | null | undefined>, withinMs: number): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`nothing happened within ${withinMs} ms`);
    await sleep(LOOK_AGAIN_MS);
  }
}
