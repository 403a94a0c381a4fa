/**
 * `npm test`: everything that can be checked, from a fresh clone. `npm test -- unit api` runs some stages only.
 * This file runs on the machine's own Node (20 or newer) until the project's Node is there.
 */
import { ensureProject } from './start/ensure-project.mjs';

const args = process.argv.slice(2);

if (await ensureProject(import.meta.url, args)) {
  const { runStages } = await import('./test/run.mjs');
  process.exitCode = await runStages(args);
}
