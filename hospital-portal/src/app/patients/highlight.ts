/** A piece of a text; `hit` when it is what was searched for. */
export interface Segment {
  readonly text: string;
  readonly hit: boolean;
}

interface Folded {
  readonly text: string;
  /** For each character of `text` the place in the original where it begins, and one more for the end. */
  readonly starts: readonly number[];
}

const LATIN_MARKS = /[\u0300-\u036f]/g;

/** Lower case without Latin accents, as the server searches; `ignore` drops characters, such as the spaces of a phone number. */
function fold(text: string, ignore?: RegExp): Folded {
  let folded = '';
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = ignore?.test(character) ? '' : character.normalize('NFD').replace(LATIN_MARKS, '').toLowerCase();
    for (let unit = 0; unit < plain.length; unit += 1) starts.push(at);
    folded += plain;
    at += character.length;
  }
  return { text: folded, starts: [...starts, at] };
}

const isWordCharacter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character);

/** Where a word occurs: at the beginning of a word if it does so anywhere, else wherever it is. */
function placeOf(word: string, text: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordCharacter(text[at - 1])) return at;
  }
  return text.indexOf(word);
}

interface Options {
  /** Characters that the comparison passes over. */
  readonly ignore?: RegExp;
}

/** Splits a text into hits and the rest; shown with `<mark>` by the template, never as HTML. */
export function highlight(text: string, words: readonly string[], { ignore }: Options = {}): readonly Segment[] {
  const folded = fold(text, ignore);
  const marked = new Array<boolean>(text.length).fill(false);
  for (const word of words.map((one) => fold(one, ignore).text).filter(Boolean)) {
    const at = placeOf(word, folded.text);
    if (at >= 0) marked.fill(true, folded.starts[at], folded.starts[at + word.length]);
  }
  return segmentsOf(text, marked);
}

/** Joins neighbours that are alike. */
function segmentsOf(text: string, marked: readonly boolean[]): Segment[] {
  const starts = marked.flatMap((hit, at) => (at === 0 || hit !== marked[at - 1] ? [at] : []));
  return starts.map((start, index) => ({ text: text.slice(start, starts[index + 1]), hit: marked[start] ?? false }));
}

/** The words of a search. */
export const wordsOf = (search: string | undefined): readonly string[] => (search ?? '').split(/[\s,]+/).filter(Boolean);
