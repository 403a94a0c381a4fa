/** What one file of a list that the hospital keeps may be: a list is stored in one transaction. `reported`: rows of a report. */
export const FILE_IMPORT_LIMITS = { bytes: 4 * 1024 * 1024, labRows: 2000, reported: 1000 } as const;

/** A column of a file that can be uploaded. */
export interface FileColumn<Key extends string = string> {
  /** Of the field that it fills; taken for a head too. */
  readonly key: Key;
  readonly head: string;
  /** What to write, for people. */
  readonly hint: string;
  /** No file is read without it. */
  readonly required?: true;
  /** Cells of the file that can be downloaded to begin with, a row each. */
  readonly examples: readonly [string, string];
}

/** What a file would do to a thing of the list. */
export const FILE_IMPORT_OUTCOMES = ['new', 'changed'] as const;
export type FileImportOutcome = (typeof FILE_IMPORT_OUTCOMES)[number];
