import type { FileColumn } from './file-import-values.js';
import { LAB_SPECIMENS, LAB_TEST_KINDS } from './lab-values.js';

/** What a file says of a test, once: in the first of its rows, and the same or nothing in the others. */
export const LAB_TEST_COLUMNS = [
  {
    key: 'code',
    head: 'Code',
    hint: 'As the laboratory calls it. Rows of one code are one test.',
    required: true,
    examples: ['HGB', 'HGB'],
  },
  { key: 'name', head: 'Name', hint: 'As it is ordered and printed.', examples: ['Haemoglobin', 'Haemoglobin'] },
  { key: 'loinc', head: 'LOINC', hint: 'Such as 718-7.', examples: ['718-7', '718-7'] },
  { key: 'kind', head: 'Kind', hint: `${LAB_TEST_KINDS.join(', ')}; quantity if empty.`, examples: ['quantity', 'quantity'] },
  { key: 'specimen', head: 'Specimen', hint: LAB_SPECIMENS.join(', '), examples: ['edta_blood', 'edta_blood'] },
  { key: 'method', head: 'Method', hint: 'How it is measured.', examples: ['Automated cell counter', ''] },
  { key: 'unit', head: 'Unit', hint: 'UCUM; case matters: g/dL, mmol/L, 10*9/L.', examples: ['g/dL', 'g/dL'] },
  { key: 'decimals', head: 'Decimals', hint: 'Digits behind the point.', examples: ['1', ''] },
  { key: 'molarMass', head: 'Molar mass', hint: 'In g/mol.', examples: ['', ''] },
  { key: 'absoluteLow', head: 'Scale begins', hint: 'The least that the method can tell.', examples: ['', ''] },
  { key: 'absoluteHigh', head: 'Scale ends', hint: 'The most that the method can tell.', examples: ['', ''] },
  { key: 'deltaPercent', head: 'Usual change', hint: 'In per cent; more is marked.', examples: ['25', ''] },
  { key: 'deltaDays', head: 'Compared within', hint: 'In days.', examples: ['7', ''] },
  { key: 'note', head: 'Interpretation', hint: 'Printed with every result.', examples: ['', ''] },
  { key: 'codes', head: 'Answers', hint: 'Of a coded test: NEG=Negative=N | POS=Positive=A.', examples: ['', ''] },
  {
    key: 'panels',
    head: 'Panels',
    hint: 'Codes of panels that the test joins, with | between two; CODE=Name makes one that is not there. It leaves none: empty changes nothing.',
    examples: ['CBC', ''],
  },
] as const satisfies readonly FileColumn[];

/** What each row says of one reference range. */
export const LAB_RANGE_COLUMNS = [
  { key: 'gender', head: 'Sex', hint: 'male or female; empty: all others.', examples: ['female', 'male'] },
  { key: 'pregnant', head: 'Pregnant', hint: 'yes: in pregnancy alone.', examples: ['', ''] },
  { key: 'ageFrom', head: 'Age from', hint: 'With its unit: 28 days, 6 months, 18 years.', examples: ['18 years', '18 years'] },
  { key: 'ageTo', head: 'Age below', hint: 'With its unit.', examples: ['', ''] },
  { key: 'low', head: 'Low', hint: 'Lower is low.', examples: ['12', '14'] },
  { key: 'high', head: 'High', hint: 'Higher is high.', examples: ['16', '18'] },
  { key: 'criticalLow', head: 'Critical low', hint: 'This and lower is critical.', examples: ['6.6', '6.6'] },
  { key: 'criticalHigh', head: 'Critical high', hint: 'This and higher is critical.', examples: ['19.9', '19.9'] },
  { key: 'rangeNote', head: 'Range note', hint: 'What the reader is told besides.', examples: ['', ''] },
  {
    key: 'source',
    head: 'Source',
    hint: 'Where the numbers of a range come from.',
    examples: ['Our own study of 2026', 'Our own study of 2026'],
  },
] as const satisfies readonly FileColumn[];

/** The file of a laboratory's catalogue: a row for each reference range, or one for a test without any. */
export const LAB_IMPORT_COLUMNS = [...LAB_TEST_COLUMNS, ...LAB_RANGE_COLUMNS] as const;

export type LabTestColumn = (typeof LAB_TEST_COLUMNS)[number]['key'];
export type LabRangeColumn = (typeof LAB_RANGE_COLUMNS)[number]['key'];
