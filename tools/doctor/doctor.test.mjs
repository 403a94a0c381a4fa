import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { findFreePorts } from '../../local-cloud/supervisor/ports.mjs';
import { ROOT } from '../start/paths.mjs';

const VARIABLES = ['API_PORT', 'PORTAL_PORT', 'ADMIN_PORT', 'PG_PORT', 'COGNITO_PORT', 'SMTP_PORT', 'MAIL_PORT'];

async function doctor(/** @type {Record<string, string>} */ settings) {
  const ports = await findFreePorts(VARIABLES.length);
  const free = Object.fromEntries(VARIABLES.map((name, index) => [name, String(ports[index])]));
  const { status, stdout } = await new Promise((resolve) => {
    const run = () =>
      spawnSync(process.execPath, ['tools/doctor.mjs'], { cwd: ROOT, env: { ...process.env, ...free, ...settings }, encoding: 'utf8' });
    setImmediate(() => resolve(run()));
  });
  return { status, stdout };
}

const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'hms-doctor-'));

it('finds nothing wrong on a machine that could start', async () => {
  const { status, stdout } = await doctor({ HMS_DATA_DIR: path.join(folder(), 'data') });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /ports are free/);
});

it('names a taken port with its variable, and a data folder of somebody else', async () => {
  const strange = folder();
  fs.writeFileSync(path.join(strange, 'thesis.odt'), '');
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const { status, stdout } = await doctor({ HMS_DATA_DIR: strange, API_PORT: String(port) });
  server.close();
  assert.equal(status, 1);
  assert.match(stdout, new RegExp(`${port} \\(API_PORT\\)`));
  assert.match(stdout, /somebody else's files/);
  assert.match(stdout, /2 to put right/);
});
