import { none, sum } from './counts.mjs';
import { STAGES } from './stages.mjs';

const SHOWN_LINES = 80;

const HELP = `Usage: npm test [-- <stage> …]

Stages, in order: ${Object.keys(STAGES).join(', ')}
All of them by default. The last line says how many passed, failed and were skipped.`;

/**
 * Runs stages one after the other, also after a failing one, and prints the totals as the last line.
 * @param {string[]} names stages; all when empty
 * @returns {Promise<number>} exit code: 1 when anything failed or nothing ran
 */
export async function runStages(names) {
  if (names.includes('--help')) return say(HELP, 0);
  const unknown = names.find((name) => !Object.hasOwn(STAGES, name));
  if (unknown) return say(`Unknown stage ${unknown}. Stages: ${Object.keys(STAGES).join(', ')}`, 1);
  const chosen = Object.entries(STAGES).filter(([name]) => names.length === 0 || names.includes(name));
  const results = [];
  for (const [name, stage] of chosen) results.push(await runStage(name, stage));
  const total = sum(results);
  if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.map((failure) => `  ${failure}`).join('\n')}`);
  console.log(`\n${countsText(total)}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
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
