import { countWords, matchingGroups } from './palette-match';
import type { PaletteEntry, PaletteGroup } from './palette.model';

const entry = (label: string): PaletteEntry => ({ id: label, label, icon: 'home', target: { path: '/' } });
const GROUPS: readonly PaletteGroup[] = [
  { heading: 'Recent', entries: [entry('SHARMA, Meena')], untilTyped: true },
  { heading: 'Go to', entries: [entry('Home'), entry('Patients'), entry('Über uns')] },
  { heading: 'Actions', entries: [entry('Register patient')] },
];
const found = (text: string) => matchingGroups(GROUPS, text).flatMap(({ entries }) => entries.map(({ label }) => label));

describe('the palette’s own entries', () => {
  it('are all there, with what was opened lately, until something is typed', () => {
    expect(found('  ')).toEqual(['SHARMA, Meena', 'Home', 'Patients', 'Über uns', 'Register patient']);
  });

  it('match by the beginnings of their words, in any order, whatever case and marks', () => {
    expect(found('pat')).toEqual(['Patients', 'Register patient']);
    expect(found('patient reg')).toEqual(['Register patient']);
    expect(found('uber')).toEqual(['Über uns']);
    expect(found('atients')).toEqual([]);
  });

  it('leave no empty group behind', () => {
    expect(matchingGroups(GROUPS, 'home').map(({ heading }) => heading)).toEqual(['Go to']);
    expect(countWords(1)).toBe('1 result');
    expect(countWords(3)).toBe('3 results');
  });
});
