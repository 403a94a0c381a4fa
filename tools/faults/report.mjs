import fs from 'node:fs';
import prettier from 'prettier';
import { headOf } from '../bench/report.mjs';
import { table } from '../figures/table.mjs';
import { inRepository } from '../start/paths.mjs';
import { green, red } from '../start/progress.mjs';

/** @typedef {import('./results.mjs').Result} Result */
/** @typedef {import('./results.mjs').Part} Part */
/** @typedef {{ machine: Awaited<ReturnType<typeof import('../bench/report.mjs').machineOf>>, parts: Part[] }} Run */

const FILE = 'docs/faults.md';

const INTRODUCTION = `What breaks, how the system takes it, and how soon it is well again. Written by \`npm run faults\`, which does all of this to a system of its own;
nobody edits it. A process is killed by SIGKILL exactly where it is said: the database makes its transaction wait there. Load is sixteen people at a time
who list, read and register patients without a pause.`;

/** One case for the person who watches. @param {Result} result */
export const lineOf = ({ name, seen, seconds, passed }) =>
  `${passed ? green('✓') : red('✗')} ${name}${seconds === null ? '' : ` (${inSeconds(seconds)} s)`}${passed ? '' : `: ${seen}`}`;

/** @param {number} seconds */
const inSeconds = (seconds) => seconds.toFixed(1);

/** Text for a cell: one line, and no bar that would end it. @param {string} text */
const cell = (text) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

/** @param {Result} result */
function rowOf({ name, expected, seen, seconds, withinSeconds, passed }) {
  const recovery = seconds === null ? '' : `${inSeconds(seconds)} of ${withinSeconds}`;
  return [cell(name), cell(expected), cell(seen), recovery, passed ? 'yes' : '**no**'];
}

/** @param {Part} part */
const partOf = ({ title, results }) =>
  [`## ${title}`, table([['case', 'expected', 'seen', 'well again after, s', 'as expected'], ...results.map(rowOf)])].join('\n\n');

/** The document, formatted as everything else. @param {Run} run @returns {Promise<string>} */
export async function documentOf({ machine, parts }) {
  const results = parts.flatMap((part) => part.results);
  const failed = results.filter(({ passed }) => !passed);
  const outcome =
    failed.length === 0
      ? `All ${results.length} cases went as expected.`
      : `**${failed.length} of ${results.length} cases did not go as expected.**`;
  const head = ['# Crashes and faults', INTRODUCTION, headOf(machine), outcome];
  const text = [...head, ...parts.filter((part) => part.results.length > 0).map(partOf)].join('\n\n');
  return prettier.format(text, { ...(await prettier.resolveConfig(inRepository(FILE))), parser: 'markdown' });
}

/** @param {Run} run @returns {Promise<string>} the file */
export async function keep(run) {
  fs.writeFileSync(inRepository(FILE), await documentOf(run));
  return FILE;
}
