import { once } from 'node:events';
import path from 'node:path';
import { startChild } from '../../local-cloud/supervisor/child.mjs';
import { openServiceLog } from '../../local-cloud/supervisor/service-log.mjs';

/**
 * Runs a program to its end; it ends with us, should we be killed.
 *
 * @param {import('../../local-cloud/supervisor/child.mjs').Program} program
 * @param {string} logsDir
 * @throws with its last lines when it fails
 */
export async function runOnce(program, logsDir) {
  const log = openServiceLog(logsDir, program.name, () => undefined);
  const child = startChild(program, log.write);
  const [code, signal] = await once(child, 'close');
  log.close();
  if (code === 0) return;
  const file = path.relative(process.cwd(), log.file);
  throw new Error(`${program.name} failed (${signal ?? code}). Its log: ${file}\n${log.tail()}`);
}
