const SETS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '-+=?'] as const;
const LENGTH = 16;

/** An unbiased whole number below `bound` (at most 256): bytes beyond the last full multiple are thrown away. */
function below(bound: number): number {
  const limit = 256 - (256 % bound);
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return byte % bound;
  }
}

const pick = (letters: string): string => letters.charAt(below(letters.length));

/** A temporary password that meets the policy and can be read out: no 0/O, 1/l/I. About 94 bits. */
export function makePassword(): string {
  const all = SETS.join('');
  const letters = [...SETS.map(pick), ...Array.from({ length: LENGTH - SETS.length }, () => pick(all))];
  for (let at = letters.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [letters[at], letters[other]] = [letters[other], letters[at]];
  }
  return letters.join('');
}
