import { none, sum } from './counts.mjs';
import { isFile, runFiles } from './one-file.mjs';
import { STAGES } from './stages.mjs';

const SHOWN_LINES = 80;

const HELP = `Usage: npm test [-- <stage> … | <file> …]

Stages, in order: ${Object.keys(STAGES).join(', ')}
All of them by default; the last line says how many passed, failed and were skipped.
A path runs that test file alone, with its runner's own output.`;

/**
 * Runs stages, also after a failing one, and prints the totals as the last line.
 * @param {string[]} names stages; all when empty
 * @returns {Promise<number>} exit code: 1 when anything failed or nothing ran
 */
export async function runStages(names) {
  if (names.includes('--help')) return say(HELP, 0);
  if (names.length > 0 && names.every(isFile)) return runFiles(names).catch((error) => say(error.message, 1));
  const unknown = names.find((name) => !Object.hasOwn(STAGES, name));
  if (unknown) return say(`Unknown stage ${unknown}. Stages: ${Object.keys(STAGES).join(', ')}`, 1);
  return runChosen(names);
}

/** @param {string[]} names */
async function runChosen(names) {
  const chosen = Object.entries(STAGES).filter(([name]) => names.length === 0 || names.includes(name));
  const light = chosen.filter(([, stage]) => stage.oneCore);
  const results = await inLanes(light, 2);
  for (const [name, stage] of chosen) if (!stage.oneCore) results.push(await runStage(name, stage));
  const total = sum(results);
  if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.map((failure) => `  ${failure}`).join('\n')}`);
  console.log(`\n${countsText(total)}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** As many stages at once as there are lanes, each lane taking the next that waits. */
async function inLanes(stages, lanes) {
  const waiting = [...stages];
  const results = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await runStage(...next));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

function say(text, exitCode) {
  console.log(text);
  return exitCode;
}

const countsText = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

async function runStage(name, { title, run }) {
  const started = Date.now();
  const counts = await run((line) => console.log(`  ${line}`)).catch(broken(name));
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
  const mark = counts.failed > 0 ? '✗' : '✓';
  console.log(`${mark} ${title.padEnd(32)} ${seconds} s  ${countsText(counts)}`);
  if (counts.failed > 0) showFailures(counts);
  return counts;
}

/** A stage that throws has failed; the others still run. */
const broken = (name) => (error) => ({ ...none(), failed: 1, failures: [`stage ${name}`], output: error.stack });

function showFailures({ failures, output }) {
  for (const failure of failures) console.log(`    ✗ ${failure}`);
  const lines = (output ?? '').trim().split('\n');
  if (lines.length > SHOWN_LINES) console.log(`    … ${lines.length - SHOWN_LINES} lines before`);
  for (const line of lines.slice(-SHOWN_LINES)) console.log(`    ${line}`);
}
