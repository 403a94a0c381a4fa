import 'reflect-metadata';
import { CellError, readNumber } from '../../../common/csv-cells.js';
import { readAge, readAnswers, readPanels, RANGE_READERS, TEST_READERS } from './lab-cells.rules.js';
import { testsOf } from './lab-rows.rules.js';

const codeOf = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return (error as CellError).code;
  }
};

describe('a number', () => {
  it.each([
    ['4.5', 4.5],
    ['4,5', 4.5],
    ['-0.25', -0.25],
    ['4500', 4500],
    ['4,500', 'number.invalid'],
    ['1,50,000', 'number.invalid'],
    ['0,125', 'number.invalid'],
    ['1E+06', 'number.invalid'],
    ['12-16', 'number.invalid'],
    ['<5', 'number.invalid'],
    ['', 'number.invalid'],
  ])('%s', (cell, expected) => {
    expect(codeOf(() => readNumber(cell))).toBe(expected);
  });
});

describe('an age', () => {
  it.each([
    ['28 days', { value: 28, unit: 'days' }],
    ['6mo', { value: 6, unit: 'months' }],
    ['18 Y', { value: 18, unit: 'years' }],
    ['18', 'age.invalid'],
    ['18 m', 'age.invalid'],
    ['1.5 years', 'age.invalid'],
    ['-1 years', 'age.invalid'],
  ])('%s', (cell, expected) => {
    expect(codeOf(() => readAge(cell))).toEqual(expected);
  });
});

describe('panels of a test', () => {
  it.each([
    ['CBC', [{ code: 'CBC', name: null }]],
    [
      ' CBC | TRACE = Trace elements ',
      [
        { code: 'CBC', name: null },
        { code: 'TRACE', name: 'Trace elements' },
      ],
    ],
    ['CBC|CBC', [{ code: 'CBC', name: null }]],
    ['CBC|', 'panels.invalid'],
    ['CBC=', 'panels.invalid'],
    ['CBC=a=b', 'panels.invalid'],
  ])('%s', (cell, expected) => {
    expect(codeOf(() => readPanels(cell))).toEqual(expected);
  });
});

describe('words', () => {
  it('of answers are code, text and meaning', () => {
    expect(readAnswers('NEG=Negative=n|2+ = Moderate')).toEqual([
      { code: 'NEG', text: 'Negative', flag: 'N' },
      { code: '2+', text: 'Moderate' },
    ]);
    expect(['NEG', 'NEG=', 'NEG=Negative=bad', 'a=b=N=c', '|'].map((cell) => codeOf(() => readAnswers(cell)))).toEqual(
      Array(5).fill('answers.invalid'),
    );
  });
  it('of kinds, specimens and sexes are read as people write them; an unknown one stays, for the rule to refuse', () => {
    expect(['Quantity', 'NUMBER', 'choice', 'words', 'guess'].map(TEST_READERS.kind)).toEqual([
      'quantity',
      'quantity',
      'coded',
      'text',
      'guess',
    ]);
    expect(['EDTA blood', 'edta_blood', 'Serum', 'lymph'].map(TEST_READERS.specimen)).toEqual([
      'edta_blood',
      'edta_blood',
      'serum',
      'lymph',
    ]);
    expect(['F', 'Male', 'all', 'boys'].map(RANGE_READERS.gender)).toEqual(['female', 'male', undefined, 'boys']);
    expect(['yes', 'no'].map(RANGE_READERS.pregnant)).toEqual([true, undefined]);
  });
});

it('rows of one code are one test, wherever they stand; those without a code are one each', () => {
  const tests = testsOf([
    { line: 2, cells: { code: 'A', name: 'One', low: '1' } },
    { line: 3, cells: { code: 'B', name: 'Other' } },
    { line: 4, cells: { code: 'A', gender: 'f', low: '2', rangeNote: 'x' } },
    { line: 5, cells: { name: 'Nameless' } },
    { line: 6, cells: { name: 'Nameless' } },
  ]);
  expect(tests.map(({ code, line, ranges }) => [code, line, ranges.map((range) => range.line)])).toEqual([
    ['A', 2, [2, 4]],
    ['B', 3, []],
    ['line 5', 5, []],
    ['line 6', 6, []],
  ]);
  expect(tests[0].ranges[1].range).toEqual({ gender: 'female', low: 2, note: 'x', source: '' });
});
