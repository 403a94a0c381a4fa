import { likeLiteral, searchFor, transpositions } from './patient-search.rules.js';

describe('searchFor', () => {
  it.each([
    ['CH-0000042', { kind: 'number', number: 'CH-0000042' }],
    ['ch-42', { kind: 'number', number: 'CH-0000042' }],
    ['ch0000042', { kind: 'number', number: 'CH-0000042' }],
    ['CH-12345678', { kind: 'number', number: 'CH-12345678' }],
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
    expect(searchFor(text)).toEqual(expected);
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
