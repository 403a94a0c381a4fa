import type { PaletteEntry, PaletteGroup } from './palette.model';

/** Letters without their marks, in lower case: `Über` is found by `ub`. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const words = (text: string): string[] => plain(text).split(/\s+/).filter(Boolean);

/** Every word that was typed begins a word of the label. */
const matches = ({ label }: PaletteEntry, typed: readonly string[]): boolean => {
  const own = words(label);
  return typed.every((part) => own.some((word) => word.startsWith(part)));
};

/** The groups that have something for this text, in their order; all of them while nothing is typed. */
export function matchingGroups(groups: readonly PaletteGroup[], text: string): readonly PaletteGroup[] {
  const typed = words(text);
  return groups
    .filter(({ untilTyped }) => !untilTyped || typed.length === 0)
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => matches(entry, typed)) }))
    .filter(({ entries }) => entries.length > 0);
}

/** `3 results`, for those who hear it. */
export const countWords = (count: number): string => (count === 1 ? '1 result' : `${count} results`);
