/** After `npm install`: git uses the hooks in `.githooks`. Where there is no git or no clone, there is nothing to do. Runs on any Node. */
import { spawnSync } from 'node:child_process';

const git = (/** @type {string[]} */ ...args) => spawnSync('git', args, { encoding: 'utf8' });

if (!process.env.CI && git('rev-parse', '--show-prefix').stdout === '\n') {
  // Someone's own choice of hooks stays.
  const chosen = git('config', '--get', 'core.hooksPath').stdout.trim();
  if (chosen === '') git('config', '--local', 'core.hooksPath', '.githooks');
}
