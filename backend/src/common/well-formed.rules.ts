/** Messages are flat; what nests deeper was made to exhaust a recursion. */
export const MAX_DEPTH = 32;

/** Why a value cannot be read: it nests too deep, or a text in it is no Unicode (half a surrogate pair), which no database stores. */
export type Malformation = 'too_deep' | 'not_unicode';

/** With the flag `u` only halves of a pair match, never whole characters. */
const HALF_A_PAIR = /\p{Surrogate}/u;

const brokenKey = (value: object): boolean => !Array.isArray(value) && Object.keys(value).some((key) => HALF_A_PAIR.test(key));

/** Looks through a parsed body or query, without recursion. Null when everything can be read. */
export function malformationOf(input: unknown): Malformation | null {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return 'too_deep';
    if (level.some((value) => typeof value === 'string' && HALF_A_PAIR.test(value))) return 'not_unicode';
    const inner = level.filter((value) => typeof value === 'object' && value !== null);
    if (inner.some(brokenKey)) return 'not_unicode';
    level = inner.flatMap((value): unknown[] => Object.values(value));
  }
  return null;
}

/** `toString` and its like: class-transformer passes them over, so that validation never sees them. */
const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Where a parsed body or query has a key that every object has anyway. Its depth must have been looked at before. */
export const inheritedNames = (input: unknown, parent = ''): string[] =>
  typeof input === 'object' && input !== null ? Object.entries(input).flatMap(([key, value]) => inheritedIn(key, value, parent)) : [];

const inheritedIn = (key: string, value: unknown, parent: string): string[] => {
  const path = parent === '' ? key : `${parent}.${key}`;
  return OF_EVERY_OBJECT.has(key) ? [path] : inheritedNames(value, path);
};
