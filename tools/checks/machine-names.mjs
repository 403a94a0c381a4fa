/** Nothing in the repository names the machine it was written on: absolute home or work folders, or hosts in the lock. */
import { repositoryFiles, report, textOf } from './files.mjs';

const BINARY = /\.(png|jpe?g|gif|ico|woff2?|ttf|pdf|zip|gz)$/;
const SELF = /^tools\/checks\/(machine-names|checks\.test)\.mjs$/;
const PATHS = [/(?<![\w.*$}/-])\/(?:work|home|root|Users)\/[\w.-]+/g, /[A-Z]:\\Users\\[\w.-]+/g];

/**
 * @param {string} file
 * @param {string} text
 * @returns {string[]} one line per finding
 */
export function findMachineNames(file, text) {
  if (file === 'package-lock.json') return lockedHosts(text);
  return PATHS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(
      (match) => `${file}:${text.slice(0, match.index).split('\n').length} a path of one machine: ${match[0]}`,
    ),
  );
}

/** Packages that the lock ties to a host. Where packages come from is a setting of the machine; their integrity is what is locked. */
function lockedHosts(lock) {
  const packages = Object.entries(JSON.parse(lock).packages);
  const tied = packages.filter(([, entry]) => entry.resolved && !entry.link);
  return tied.map(([name, entry]) => `package-lock.json: ${name} resolved from ${entry.resolved}`);
}

if (process.argv[1]?.endsWith('machine-names.mjs')) {
  const files = repositoryFiles().filter((file) => !BINARY.test(file) && !SELF.test(file));
  report(
    `Machine names in ${files.length} files`,
    files.flatMap((file) => findMachineNames(file, textOf(file))),
  );
}
