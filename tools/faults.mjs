/** `npm run faults`: what breaks, how the system takes it, and how soon it is well again. Writes docs/faults.md. */
import { parseArgs } from 'node:util';
import { ensureProject } from './start/ensure-project.mjs';

const HELP = `Usage: npm run faults [-- --list] [-- --only <text>]

Starts the system on ports and a folder of its own, then kills, stops and starves its parts one case after the other, and writes what was seen to
docs/faults.md. About 10 minutes; needs Linux and nginx. Exit code 1: a case did not go as expected.
  --list         names the cases and runs none
  --only <text>  only cases whose name has this text; docs/faults.md stays as it is`;

const { values } = parseArgs({ options: { list: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } } });

if (values.help) {
  console.log(HELP);
} else if (await ensureProject(import.meta.url, process.argv.slice(2))) {
  const { buildAll } = await import('./build.mjs');
  await buildAll({ only: ['shared-dto', 'backend'], log: console.log });
  const { listCases, runFaults } = await import('./faults/run.mjs');
  if (values.list) listCases();
  else process.exitCode = (await runFaults({ only: values.only ?? '' })) ? 0 : 1;
}
