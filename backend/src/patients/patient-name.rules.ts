const LATIN_DIACRITICS = /[\u0300-\u036f]/g;
const APOSTROPHES = /['’‘ʼʹ`´]/g;
const HYPHENS = /[-‐‑‒–—_./,;:()]+/g;

/** Letters that carry a stroke or are ligatures, which NFD leaves whole. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = { đ: 'd', ð: 'd', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i', þ: 'th' };
const WHOLE_LETTER = new RegExp(`[${Object.keys(WHOLE_LETTERS).join('')}]`, 'g');

/**
 * A name as the search box looks for it: lower case, without Latin diacritics, apostrophes taken out ("O'Brien" is found by `obrien`), hyphens and
 * other dividers as spaces. Only U+0300–036F are taken off, so that Devanagari keeps its matras.
 */
export function toNameSearch(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => part ?? '')
    .join(' ')
    .normalize('NFD')
    .replace(LATIN_DIACRITICS, '')
    .toLowerCase()
    .replace(LATIN_DIACRITICS, '')
    .replace(WHOLE_LETTER, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .replace(APOSTROPHES, '')
    .replace(HYPHENS, ' ')
    .replace(/[\s\u200b]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** The words of a search, as they are looked for. */
export const nameWords = (text: string): string[] => {
  const search = toNameSearch(text);
  return search === '' ? [] : search.split(' ');
};

/** A name as it is stored: composed, with single spaces. */
export const tidyName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim();
