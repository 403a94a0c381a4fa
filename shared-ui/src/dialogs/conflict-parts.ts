import type { ConflictChoice, ConflictField } from './dialog.model';

/** What is chosen as one where two versions differ: the fields that it is made of, and its words. */
export interface ConflictPart<Value, Words = Value> {
  readonly label: string;
  readonly keys: readonly (keyof Value)[];
  readonly words: (value: Words) => string;
}

export type ConflictParts<Value, Words = Value> = Readonly<Record<string, ConflictPart<Value, Words>>>;

/** The parts in which one's own text and what somebody else saved meanwhile differ, in words. */
export const partsInConflict = <Value, Words>(parts: ConflictParts<Value, Words>, yours: Words, theirs: Words): ConflictField[] =>
  Object.entries(parts)
    .map(([path, { label, words }]) => ({ path, label, yours: words(yours), theirs: words(theirs) }))
    .filter((field) => field.yours !== field.theirs);

/** One's own, with theirs where that was chosen, also where they left it empty. */
export function settledParts<Value extends object, Words>(
  parts: ConflictParts<Value, Words>,
  choice: ConflictChoice,
  { yours, theirs }: { readonly yours: Value; readonly theirs: Value },
): Value {
  const taken = Object.entries(parts).flatMap(([path, { keys }]) => (choice[path] === 'theirs' ? keys : []));
  const isTaken = ([key]: [string, unknown]): boolean => taken.includes(key as keyof Value);
  const kept = Object.entries(yours).filter((entry) => !isTaken(entry));
  return Object.fromEntries([...kept, ...Object.entries(theirs).filter(isTaken)]) as Value;
}
