import { CONTACT_RELATIONS, MARITAL_STATUSES } from '@hms/shared-dto';
import { wordOf } from '../common/csv-cells.js';

// What people write for coded values. A word that is not known stays as it is: the message's own rule then says which there are.

const codes = (known: readonly string[], others: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map([...known.map((code): [string, string] => [wordOf(code), code]), ...Object.entries(others)]);

const MARITAL = codes(MARITAL_STATUSES, {
  ...{
    single: 'never_married',
    unmarried: 'never_married',
    'not married': 'never_married',
    m: 'married',
    widow: 'widowed',
    widower: 'widowed',
  },
  ...{ separated: 'legally_separated', अविवाहित: 'never_married', विवाहित: 'married', विधवा: 'widowed', विधुर: 'widowed' },
});
const RELATIONS = codes(CONTACT_RELATIONS, {
  ...{ husband: 'spouse', wife: 'spouse', partner: 'spouse', mother: 'parent', father: 'parent', son: 'child', daughter: 'child' },
  ...{ brother: 'sibling', sister: 'sibling', uncle: 'relative', aunt: 'relative', neighbor: 'neighbour', पति: 'spouse', पत्नी: 'spouse' },
});

/** ISO 639 codes of languages by their English names. */
const LANGUAGES: ReadonlyMap<string, string> = (() => {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const spoken = 'as bn brx de doi en es fr gu hi kn kok ks mai ml mni mr ne or pa pt ru sa sat sd ta te ur zh ar fa bho raj'.split(' ');
  return new Map(spoken.map((code) => [wordOf(names.of(code) ?? code), code]));
})();

const readFrom =
  (words: ReadonlyMap<string, string>) =>
  (cell: string): string =>
    words.get(wordOf(cell)) ?? cell;

export const readMaritalStatus = readFrom(MARITAL);
export const readRelation = readFrom(RELATIONS);
/** A code as it is, a language's English name as its code. */
export const readLanguage = readFrom(LANGUAGES);
