import 'reflect-metadata';
import { readIdentifier, readIdentifiers, readPhones, writeIdentifiers, writePhones } from './list-cells.rules.js';
import { readLanguage, readMaritalStatus, readRelation } from './import-words.rules.js';

describe('a list in one cell', () => {
  it('is written so that people can read it, and read back as it was', () => {
    const identifiers = [
      { type: 'abha', value: '91123456789012' },
      { type: 'insurance', value: 'POL/2231-77', issuer: 'Star Health' },
      { type: 'other', value: 'A;(B)\\', issuer: ';\\)(' },
    ] as const;
    const cell = writeIdentifiers(identifiers);
    expect(cell).toBe('abha:91123456789012; insurance:POL/2231-77 (Star Health); other:A\\;\\(B\\)\\\\ (\\;\\\\\\)\\()');
    expect(readIdentifiers(cell ?? '')).toEqual(identifiers);
    const phones = [{ number: '+912025536617', use: 'home' }] as const;
    expect([writePhones(phones), readPhones(writePhones(phones) ?? '')]).toEqual(['home:+912025536617', phones]);
    expect([writeIdentifiers([]), writePhones([])]).toEqual([null, null]);
  });

  it('may lack the kinds, as people write it', () => {
    expect(readPhones('98220 41763;  Work: 020 2553 6617 ')).toEqual([
      { use: 'mobile', number: '+919822041763' },
      { use: 'work', number: '+912025536617' },
    ]);
    expect(readIdentifiers('MRN 42')).toEqual([{ type: 'other', value: 'MRN 42' }]);
  });

  it.each(['a;;b', '(only a note)', 'a (b', 'a)', 'a (b) c', 'a\\', ';'])('that is damaged is refused: %s', (cell) => {
    expect(() => readIdentifiers(cell)).toThrow('semicolon');
  });

  it('is refused for what is in it', () => {
    expect(() => readPhones('home:12')).toThrow('telephone number');
    expect(() => readIdentifiers('abha:12')).toThrow('14 digits');
    expect(() => readIdentifier('passport', '12')).toThrow('6 to 9');
  });
});

describe('coded values', () => {
  it('are known by the words that people write; others stay for the rule that says which there are', () => {
    expect(['Married', 'SINGLE', 'legally_separated', 'Widower', 'it is complicated'].map(readMaritalStatus)).toEqual([
      ...['married', 'never_married', 'legally_separated', 'widowed', 'it is complicated'],
    ]);
    expect(['Wife', 'mother', 'neighbor', 'spouse', 'boss'].map(readRelation)).toEqual(['spouse', 'parent', 'neighbour', 'spouse', 'boss']);
    expect(['Marathi', 'hindi', 'mr', 'en-IN', 'Klingonish'].map(readLanguage)).toEqual(['mr', 'hi', 'mr', 'en-IN', 'Klingonish']);
  });
});
