import { setImmediate } from 'node:timers/promises';

const AT_ONCE = 50;

/** The items, with a pause for other requests after every few: what each of them costs may add up to a second. */
export async function* unhurried<T>(items: Iterable<T>): AsyncGenerator<T, void, undefined> {
  let count = 0;
  for (const item of items) {
    yield item;
    count += 1;
    if (count % AT_ONCE === 0) await setImmediate();
  }
}
