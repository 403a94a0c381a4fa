/** `npm run audit:verify`: whether the audit chains of the running system are sound. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ensureProject } from './start/ensure-project.mjs';

const PROGRAM = 'backend/dist/audit-verify.main.js';

/** @param {string[]} args @returns {Promise<number>} exit code */
async function verify(args) {
  const { inRepository } = await import('./start/paths.mjs');
  const { requireBuilt } = await import('./start/programs.mjs');
  const { runningEnvironment } = await import('./start/running.mjs');
  requireBuilt(PROGRAM);
  const child = spawn(process.execPath, [inRepository(PROGRAM), ...args], { env: runningEnvironment(), stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return code ?? 1;
}

const args = process.argv.slice(2);

if (await ensureProject(import.meta.url, args)) {
  process.exitCode = await verify(args).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
}
