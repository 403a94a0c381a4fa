/** Components colour themselves by meaning (`--danger`), never by palette (`--red-600`) or by value: branding and the dark theme depend on it. */
import { repositoryFiles, report, textOf } from './files.mjs';

const STYLED = [
  '*.component.ts',
  '*.page.ts',
  '*.component.html',
  '*.page.html',
  '*.component.scss',
  '*.page.scss',
  '*.component.css',
  '*.scss',
];
const TOKENS = /^shared-ui\/src\/tokens\//;
const RULES = [
  { pattern: /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b(?=\s*[;,)!"'`\s])/gi, says: 'colour value' },
  { pattern: /\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(\s*[\d.]/gi, says: 'colour value' },
  {
    pattern: /var\(\s*--(?:[a-z]+-)?(?:ink|teal|red|amber|green|blue|grey|gray|slate|paper|violet|indigo)-?\d{2,3}\b/gi,
    says: 'palette name',
  },
];

/** The parts of a component file that are styles: the whole of a style sheet, `styles` and `style` attributes of others. */
function styleTextOf(file, text) {
  if (/\.(s?css)$/.test(file)) return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(^|\s)\/\/.*$/gm, blank);
  const blocks = [/styles:\s*(?:\[\s*)?(`[\s\S]*?`|'[^']*'|"[^"]*")/g, /\sstyle="[^"]*"/g, /\[style[^\]]*\]="[^"]*"/g];
  const keep = blocks.flatMap((block) => [...text.matchAll(block)]).map((match) => [match.index, match.index + match[0].length]);
  return text.replace(/[^\n]/g, (character, index) => (keep.some(([from, to]) => index >= from && index < to) ? character : ' '));
}

const blank = (comment) => comment.replace(/[^\n]/g, ' ');

/**
 * @param {string} file
 * @param {string} text
 * @returns {string[]} one line per finding
 */
export function findRawColours(file, text) {
  const styles = styleTextOf(file, text);
  return RULES.flatMap(({ pattern, says }) =>
    [...styles.matchAll(pattern)].map((match) => {
      const line = styles.slice(0, match.index).split('\n').length;
      return `${file}:${line} ${says} ${match[0]}: use a meaning token`;
    }),
  );
}

if (process.argv[1]?.endsWith('style-tokens.mjs')) {
  const files = repositoryFiles(...STYLED).filter((file) => !TOKENS.test(file));
  report(
    `Raw colours in ${files.length} component files`,
    files.flatMap((file) => findRawColours(file, textOf(file))),
  );
}
