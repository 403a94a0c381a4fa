import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Files that are or would be committed.
 * @param {...string} patterns git pathspecs
 * @returns {string[]} relative paths
 */
export function repositoryFiles(...patterns) {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...patterns];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(path.join(ROOT, file))).sort();
}

/** Text of one file of the repository. */
export const textOf = (file) => readFileSync(path.join(ROOT, file), 'utf8');

/**
 * Prints findings and sets the exit code.
 * @param {string} title what was checked
 * @param {string[]} findings one line each
 */
export function report(title, findings) {
  for (const finding of findings) console.log(finding);
  console.log(findings.length === 0 ? `${title}: nothing found` : `${title}: ${findings.length} found`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
