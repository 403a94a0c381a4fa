/** A piece of text that stayed, went or came. */
export interface DiffPart {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond this many words each way a section is shown as replaced: the table below grows with their product. */
const MOST_WORDS = 1500;

/** Words with the spaces after them, so that the parts put together are the text again. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

/** How many words two texts share from each place on, in order (longest common subsequence). */
function sharedFrom(one: readonly string[], other: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      rows[i][j] = one[i] === other[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  return rows;
}

/** Neighbours of one kind become one part. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const all: DiffPart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last?.kind === part.kind) all[all.length - 1] = { kind: part.kind, text: last.text + part.text };
    else all.push(part);
  }
  return all;
}

function compared(one: readonly string[], other: readonly string[]): DiffPart[] {
  const shared = sharedFrom(one, other);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      parts.push({ kind: 'same', text: one[i] });
      i += 1;
      j += 1;
    } else if (shared[i + 1][j] >= shared[i][j + 1]) parts.push({ kind: 'gone', text: one[i++] });
    else parts.push({ kind: 'new', text: other[j++] });
  }
  parts.push({ kind: 'gone', text: one.slice(i).join('') }, { kind: 'new', text: other.slice(j).join('') });
  return parts.filter(({ text }) => text !== '');
}

/**
 * What became of a text, word by word: without what is new the parts are the text before, without what is gone the one after. Words that are equal but
 * for the space behind them count as changed.
 */
export function diffText(before: string, after: string): readonly DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [one, other] = [wordsOf(before), wordsOf(after)];
  if (one.length > MOST_WORDS || other.length > MOST_WORDS) {
    const replaced: DiffPart[] = [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ];
    return replaced.filter(({ text }) => text !== '');
  }
  return joined(compared(one, other));
}
