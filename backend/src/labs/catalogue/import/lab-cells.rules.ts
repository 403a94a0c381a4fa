import {
  AGE_UNITS,
  CODED_FLAGS,
  LAB_SPECIMENS,
  LAB_TEST_KINDS,
  type AgeUnit,
  type LabCodedValue,
  type LabRangeColumn,
  type LabTestColumn,
} from '@hms/shared-dto';
import { CellError, readNumber, readYesNo, wordOf } from '../../../common/csv-cells.js';
import type { Age } from '../../ages.rules.js';

// A word that is not known stays as it is: the message's own rule then says which there are.

const known = (codes: readonly string[], others: Readonly<Record<string, string>>): ((cell: string) => string) => {
  const byWord = new Map([...codes.map((code): [string, string] => [wordOf(code), code]), ...Object.entries(others)]);
  return (cell) => byWord.get(wordOf(cell)) ?? cell;
};

const readKind = known(LAB_TEST_KINDS, { number: 'quantity', numeric: 'quantity', choice: 'coded', words: 'text' });
const readSpecimen = known(LAB_SPECIMENS, { edta: 'edta_blood', 'cerebrospinal fluid': 'csf', faeces: 'stool' });
const readGender = known(['male', 'female'], { m: 'male', f: 'female', all: '', any: '', both: '', 'all others': '' });

const AGE_WORDS: Readonly<Record<AgeUnit, readonly string[]>> = {
  days: ['d', 'day', 'days'],
  months: ['mo', 'month', 'months'],
  years: ['y', 'yr', 'yrs', 'year', 'years'],
};

/** An age with its unit: `28 days`, `18 y`. @throws CellError for a bare number, which may be any of them */
export function readAge(cell: string): Age {
  const [, value, word = ''] = /^(\d{1,5})\s*([a-z]+)$/i.exec(cell) ?? [];
  const unit = AGE_UNITS.find((each) => AGE_WORDS[each].includes(word.toLowerCase()));
  if (unit === undefined) throw new CellError('age.invalid', 'Write an age with its unit: 28 days, 6 months, 18 years.');
  return { value: Number(value), unit };
}

const ANSWER = /^([^=]+)=([^=]+)(?:=([^=]+))?$/;

function readAnswer(cell: string): LabCodedValue | null {
  const [code, text, flag] = (ANSWER.exec(cell) ?? []).slice(1).map((part) => (part as string | undefined)?.trim());
  const meaning = CODED_FLAGS.find((each) => each === flag?.toUpperCase());
  if (!code || !text || (flag !== undefined && !meaning)) return null;
  return { code, text, ...(meaning ? { flag: meaning } : {}) };
}

/** `NEG=Negative=N | POS=Positive=A`: code, words and, if anything is said of it, the meaning. @throws CellError */
export function readAnswers(cell: string): LabCodedValue[] {
  const answers = cell.split('|').map(readAnswer);
  const read = answers.filter((answer) => answer !== null);
  if (read.length === answers.length) return read;
  throw new CellError('answers.invalid', `Write each answer as code=words, or code=words=${CODED_FLAGS.join('/')}, with | between two.`);
}

/** A panel as a cell names it. */
export interface GivenPanel {
  readonly code: string;
  /** What it is called where it is not there yet. */
  readonly name: string | null;
}

/** `CBC | IRON=Iron status`, each once. @throws CellError */
export function readPanels(cell: string): GivenPanel[] {
  const panels = cell.split('|').map((part) => {
    const [code, ...name] = part.split('=').map((word) => word.trim());
    if (!code || name.length > 1 || name.includes(''))
      throw new CellError('panels.invalid', 'Write the code of each panel, or code=name of one that is not there, with | between two.');
    return { code, name: name.at(0) ?? null };
  });
  return [...new Map(panels.map((panel) => [panel.code, panel])).values()];
}

const asIs = (cell: string): string => cell;

/** How a cell becomes what the field holds. */
export const TEST_READERS: { readonly [Key in LabTestColumn]: (cell: string) => unknown } = {
  ...{ code: asIs, name: asIs, loinc: asIs, kind: readKind, specimen: readSpecimen, method: asIs, unit: asIs, note: asIs },
  ...{ decimals: readNumber, molarMass: readNumber, absoluteLow: readNumber, absoluteHigh: readNumber },
  ...{ deltaPercent: readNumber, deltaDays: readNumber, codes: readAnswers, panels: readPanels },
};

/** What a reader answers with nothing is left out. */
export const RANGE_READERS: { readonly [Key in LabRangeColumn]: (cell: string) => unknown } = {
  gender: (cell) => readGender(cell) || undefined,
  pregnant: (cell) => readYesNo(cell) || undefined,
  ...{ ageFrom: readAge, ageTo: readAge, low: readNumber, high: readNumber, criticalLow: readNumber, criticalHigh: readNumber },
  ...{ rangeNote: asIs, source: asIs },
};
