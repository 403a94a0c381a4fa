import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { ROOT } from '../start/paths.mjs';

const git = (/** @type {string[]} */ ...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout.trim();

/** What figures were measured on, and of which commit. @param {string[]} folders what they depend on */
export function machine(folders) {
  const changed = git('status', '--porcelain', '--', ...folders) !== '';
  return {
    at: new Date().toISOString(),
    commit: `${git('rev-parse', '--short=12', 'HEAD')}${changed ? ' with changes' : ''}`,
    cpu: os.cpus()[0].model,
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 1024 ** 3),
    node: process.versions.node,
  };
}
