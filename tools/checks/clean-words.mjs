/** Nothing in the repository names the machine it was written on: absolute home or work folders, or a private registry in the lock. */
import { repositoryFiles, report, textOf } from './files.mjs';

const BINARY = /\.(png|jpe?g|gif|ico|woff2?|ttf|pdf|zip|gz)$/;
const SELF = /^tools\/checks\/(clean-words|checks\.test)\.mjs$/;
const PUBLIC_REGISTRY = 'https://registry.npmjs.org/';
const WORDS = [
  { pattern: /(?<![\w.*$}/-])\/(?:work|home|root|Users)\/[\w.-]+/g, says: 'a path of one machine' },
  { pattern: /[A-Z]:\\Users\\[\w.-]+/g, says: 'a path of one machine' },
  { pattern: /\bsession[ -]helper\b/gi, says: 'how it was made' },
  { pattern: /\b(?:hms)?\/tmp\/(?:hms|n24)\b/g, says: 'a path of one machine' },
];

/**
 * @param {string} file
 * @param {string} text
 * @returns {string[]} one line per finding
 */
export function findWorkplace(file, text) {
  if (file === 'package-lock.json') return foreignHosts(text);
  return WORDS.flatMap(({ pattern, says }) =>
    [...text.matchAll(pattern)].map((match) => `${file}:${text.slice(0, match.index).split('\n').length} ${says}: ${match[0]}`),
  );
}

/** Packages that the lock would fetch from somewhere else than the public registry. */
function foreignHosts(lock) {
  const packages = Object.entries(JSON.parse(lock).packages);
  const foreign = packages.filter(([, entry]) => entry.resolved && !entry.link && !entry.resolved.startsWith(PUBLIC_REGISTRY));
  return foreign.map(([name, entry]) => `package-lock.json: ${name} resolved from ${entry.resolved}`);
}

if (process.argv[1]?.endsWith('clean-words.mjs')) {
  const files = repositoryFiles().filter((file) => !BINARY.test(file) && !SELF.test(file));
  report(
    `Machine names in ${files.length} files`,
    files.flatMap((file) => findWorkplace(file, textOf(file))),
  );
}
