import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureModules } from './ensure-modules.mjs';

/** Runs on the machine's own Node, 20 or newer: nothing here may need more, or a package. */

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const OLDEST = [24, 15];

/**
 * Sees to it that the packages are installed as locked and that the script runs on the project's Node.
 *
 * @param {string} script `import.meta.url` of the entry script
 * @param {string[]} args
 * @returns {Promise<boolean>} true: go on here. False: the script has run to its end in another process, whose exit code is set.
 */
export async function ensureProject(script, args) {
  try {
    await ensureModules(ROOT);
    const node = projectNode();
    if (node === null) return true;
    process.exitCode = await runUnder(node, [fileURLToPath(script), ...args]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  return false;
}

/**
 * @returns {string | null} the Node to change to; null when this one is right
 * @throws when there is none
 */
function projectNode() {
  const [name, program] = process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node'];
  const bundled = path.join(ROOT, 'node_modules', `node-${name}-${process.arch}`, 'bin', program);
  if (fs.existsSync(bundled)) return fs.realpathSync(process.execPath) === fs.realpathSync(bundled) ? null : bundled;
  if (isNewEnough(process.versions.node)) return null;
  throw new Error(
    `This machine needs its own Node ${OLDEST.join('.')} or newer (it has ${process.versions.node}); see https://nodejs.org.`,
  );
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/**
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
function runUnder(node, args) {
  // npm is found through PATH by whatever the script starts; it must meet the same Node.
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
  // The channel tells the child that we are gone, even after kill -9.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
