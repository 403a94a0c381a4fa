/** @typedef {Record<'plural' | 'singular' | 'Plural' | 'Singular' | 'pluralVar' | 'singularVar' | 'table' | 'code' | 'words' | 'pluralWords' | 'Example', string>} Names */

const NAME = /^[a-z]+(-[a-z]+)*$/;

const pascal = (kebab) =>
  kebab
    .split('-')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
const camel = (kebab) => pascal(kebab).replace(/^./, (first) => first.toLowerCase());

/**
 * Every form of a module's name that its files use.
 *
 * @param {string} plural as in the path: `wards`, `bed-types`
 * @param {string} [singular] where leaving out the last "s" is wrong
 * @returns {Names}
 * @throws when they are not names of a module
 */
export function namesOf(plural, singular = plural.replace(/s$/, '')) {
  if (!NAME.test(plural) || !NAME.test(singular) || plural === singular) {
    throw new Error(
      'Name the module in the plural and lower case, such as wards or bed-types; --singular if it is not the plural less "s".',
    );
  }
  const words = singular.replaceAll('-', ' ');
  return {
    plural,
    singular,
    Plural: pascal(plural),
    Singular: pascal(singular),
    pluralVar: camel(plural),
    singularVar: camel(singular),
    table: plural.replaceAll('-', '_'),
    code: singular.replaceAll('-', '_'),
    words,
    pluralWords: plural.replaceAll('-', ' '),
    Example: words[0].toUpperCase() + words.slice(1),
  };
}
