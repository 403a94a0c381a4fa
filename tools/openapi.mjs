/**
 * `npm run openapi`: writes docs/openapi.json from the built backend, lints it, and generates the SPAs' client from it.
 * With `--check` it changes nothing and fails when a committed file is not what would be written.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { generateClient } from './client.mjs';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const DOCUMENT = 'docs/openapi.json';
const CLIENT = 'shared-ui/src/api';

function run(script, args, env = {}) {
  const options = { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } };
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, script), ...args], options);
  if (status !== 0) throw new Error(`${script} failed.\n${stdout}${stderr}`.trim());
}

function lint(document) {
  const offline = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  run('node_modules/@redocly/cli/bin/cli.js', ['lint', document, '--config', path.join(ROOT, 'redocly.yaml')], offline);
}

const readAll = (folder) =>
  new Map(
    (fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );

/** Makes everything in a new folder laid out like the repository. */
async function generate(folder) {
  const document = path.join(folder, DOCUMENT);
  const client = path.join(folder, CLIENT);
  for (const directory of [path.dirname(document), client]) fs.mkdirSync(directory, { recursive: true });
  run('backend/dist/openapi.main.js', [document]);
  lint(document);
  await generateClient(JSON.parse(fs.readFileSync(document, 'utf8')), client, path.join(ROOT, CLIENT));
}

/** Files whose committed text differs from the generated one, and committed ones that are generated no more. */
function differences(folder) {
  const wanted = new Map([...readAll(path.join(folder, CLIENT))].map(([name, text]) => [`${CLIENT}/${name}`, text]));
  wanted.set(DOCUMENT, fs.readFileSync(path.join(folder, DOCUMENT), 'utf8'));
  const textNow = (name) => (fs.existsSync(path.join(ROOT, name)) ? fs.readFileSync(path.join(ROOT, name), 'utf8') : null);
  const changed = [...wanted].filter(([name, text]) => textNow(name) !== text);
  const committed = [...readAll(path.join(ROOT, CLIENT)).keys()].map((name) => `${CLIENT}/${name}`);
  return { changed, gone: committed.filter((name) => !wanted.has(name)) };
}

function write({ changed, gone }) {
  for (const name of gone) fs.rmSync(path.join(ROOT, name));
  for (const [name, text] of changed) {
    fs.mkdirSync(path.dirname(path.join(ROOT, name)), { recursive: true });
    fs.writeFileSync(path.join(ROOT, name), text);
  }
  console.log(`API document and client: ${changed.length} file(s) written, ${gone.length} removed.`);
}

async function main(check) {
  await buildAll({ log: console.log, only: ['shared-dto', 'backend'] });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-openapi-'));
  try {
    await generate(folder);
    const found = differences(folder);
    if (!check) return write(found);
    const stale = [...found.changed.map(([name]) => name), ...found.gone];
    if (stale.length > 0) throw new Error(`Out of date, run npm run openapi and commit: ${stale.join(', ')}`);
    console.log('API document and client are up to date.');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.includes('--check')).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
