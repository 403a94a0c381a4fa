import 'reflect-metadata';
import { likeLiteral, searchFor, transpositions } from './patient-search.rules.js';

describe('searchFor', () => {
  it.each([
    ['98220 41763', { kind: 'phone', digits: '9822041763' }],
    ['098220-41763', { kind: 'phone', digits: '9822041763' }],
    ['+91 98220 41763', { kind: 'phone', digits: '919822041763' }],
    ['41763', { kind: 'phone', digits: '41763' }],
    ['Meena@Example.com', { kind: 'email', email: 'meena@example.com' }],
    ['meena@', { kind: 'email', email: 'meena@' }],
    ['1978-03-02', { kind: 'birthDate', date: '1978-03-02' }],
    ['02/03/1978', { kind: 'birthDate', date: '1978-03-02' }],
    ['2.3.1978', { kind: 'birthDate', date: '1978-03-02' }],
    ['22-Nov-2026', { kind: 'birthDate', date: '2026-11-22' }],
    ['2 march 1978', { kind: 'birthDate', date: '1978-03-02' }],
    ['31/02/1978', { kind: 'birthDate', date: null }],
    ['sharma m', { kind: 'words', words: ['sharma', 'm'] }],
    ["O'Brien", { kind: 'words', words: ['obrien'] }],
    ['दीपेन्द्र', { kind: 'words', words: ['दीपेन्द्र'] }],
    ['100%', { kind: 'words', words: ['100%'] }],
    ['7', { kind: 'words', words: ['7'] }],
    ["'", { kind: 'words', words: [] }],
  ])('%s', (text, expected) => {
    expect(searchFor(text)).toMatchObject(expected);
  });

  it('takes what may be a number of somebody else’s for one, in its spellings', () => {
    expect(searchFor('91-2345-6789-0123')).toEqual({ kind: 'identifier', identifiers: ['91234567890123', '91-2345-6789-0123'] });
    expect(searchFor('k7654321')).toMatchObject({ kind: 'number', identifiers: ['K7654321'] });
    expect(searchFor('pol/22 31')).toMatchObject({ kind: 'words', identifiers: [] });
    expect(searchFor('pol/223')).toMatchObject({ kind: 'words', identifiers: ['POL/223'] });
  });

  it('takes no more words than a name has', () => {
    expect(searchFor('a b c d e f g h i j')).toMatchObject({ words: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] });
  });
});

describe('likeLiteral', () => {
  it('takes the meaning from wildcards', () => {
    expect(likeLiteral('50%_\\')).toBe('50\\%\\_\\\\');
  });
});

describe('transpositions', () => {
  it('changes neighbours over, in words that are long enough', () => {
    expect(transpositions('shra')).toEqual(['hsra', 'srha', 'shar']);
    expect(transpositions('aab')).toEqual([]);
    expect(transpositions('aaab')).toEqual(['aaba']);
  });
});

describe('a patient number', () => {
  const numbersFor = (text: string): readonly string[] => {
    const search = searchFor(text);
    if (search.kind !== 'number') throw new Error(`${text} is taken for ${search.kind}`);
    return search.numbers;
  };

  it.each([
    ['CH-0000042', 'CH-0000042'],
    ['ch-42', 'CH-0000042'],
    ['ch-42', 'CH-00042'],
    ['ch0000042', 'CH-0000042'],
    ['CH-12345678', 'CH-12345678'],
    ['CH-42', 'CH-0000042-2'],
    ['CH-0000042-2', 'CH-0000042-2'],
    ['ch-42-2', 'CH-0000042-2'],
    ['CH00000422', 'CH-0000042-2'],
    ['CH-572', 'CH-0000572-4'],
    ['CH-0', 'CH-0000'],
  ])('written as %s may be %s', (text, number) => {
    expect(numbersFor(text)).toContain(number);
  });

  it('with a check digit is no other one', () => {
    expect(numbersFor('CH-42-3')).not.toContain('CH-0000042-2');
    expect(numbersFor('CH-42-3').every((number) => number.endsWith('42-3'))).toBe(true);
  });
});
