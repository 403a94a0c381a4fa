import fs from 'node:fs';
import path from 'node:path';
import { inRepository } from './paths.mjs';
import { runOnce } from './one-off.mjs';
import { note, step } from './progress.mjs';

/** @typedef {Record<string, string | undefined>} Environment */

const SEEDED_FILE = 'seeded.json';

/** Builds what changed since the last time. */
export async function build() {
  const file = inRepository('tools/build.mjs');
  if (!fs.existsSync(file)) return;
  const { buildAll } = await import(file);
  await step('Built', () => buildAll({ log: note }));
}

/**
 * @param {Environment} env
 * @param {string} logsDir
 */
export async function migrate(env, logsDir) {
  const program = { name: 'migrate', file: inRepository('migrations/runner/cli.mjs'), cwd: inRepository('.'), env };
  await step('Database up to date', () => runOnce(program, logsDir));
}

/**
 * Demo data, once per data folder; a seeding that was cut off is done again.
 *
 * @param {Environment} env
 * @param {string} logsDir
 */
export async function seed(env, logsDir) {
  const file = inRepository('tools/seed/seed.mjs');
  const done = path.join(String(env.HMS_DATA_DIR), SEEDED_FILE);
  if (env.HMS_DEMO === 'none' || fs.existsSync(done) || !fs.existsSync(file)) return;
  await step('Demo data', () => runOnce({ name: 'seed', file, cwd: inRepository('.'), env }, logsDir));
  fs.writeFileSync(done, `${JSON.stringify({ demo: env.HMS_DEMO, at: new Date().toISOString() })}\n`);
}
