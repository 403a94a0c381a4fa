import type { DiagnosisCode } from '@hms/shared-dto';

/** What codes there are for what is typed; none until the answer to just that is there. */
export interface CodeSearch {
  readonly q: string;
  readonly status: 'idle' | 'asking' | 'found' | 'failed';
  readonly codes: readonly DiagnosisCode[];
}

export const noSearch: CodeSearch = { q: '', status: 'idle', codes: [] };

/** Shorter words are not asked about: a letter matches half of the catalogue. */
export const FEWEST_LETTERS = 2;

/** What became of a search, for whoever typed it. */
export function searchWords({ status, codes }: CodeSearch): string {
  if (status === 'failed') return 'The codes could not be searched. Type on to try again, or take it as free text.';
  if (status === 'asking') return 'Searching';
  if (status === 'idle') return 'Type at least two letters.';
  if (codes.length === 0) return 'No code fits. Use other words, or take it as free text.';
  return codes.length === 1 ? '1 code' : `${codes.length} codes`;
}
