import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { portTaken, startCloud } from '../cloud.mjs';
import { temporaryPorts } from '../testing/temporary-cloud.mjs';
import { lockDataFolder, lockHolder } from './lock.mjs';
import { isListening } from './ports.mjs';
import { createSupervisor } from './supervisor.mjs';

const RUN_CLOUD = fileURLToPath(new URL('./testing/run-cloud.mjs', import.meta.url));
const FLAKY = fileURLToPath(new URL('./testing/flaky.mjs', import.meta.url));
/** @type {string[]} */
const folders = [];
let dataDir = '';

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-test-'));
  folders.push(dataDir);
});
after(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

test('kill -9 leaves no orphans, and the next start works on the same data', async () => {
  const ports = await temporaryPorts();
  const first = await startKillable(ports);
  const server = serverPid();
  const refused = startCloud({ dataDir, ports, fast: true });
  await assert.rejects(refused, new RegExp(`in use by another start \\(process ${first.pid}\\)`));
  await kill(first.pid);
  await until(() => !isAlive(server) && !fs.existsSync(path.join(dataDir, 'postgres', 'postmaster.pid')));
  for (const port of embeddedPorts(ports)) await until(async () => !(await isListening(port)));
  const cloud = await startCloud({ dataDir, ports, fast: true });
  await cloud.stop();
  for (const port of embeddedPorts(ports)) assert.equal(await isListening(port), false);
  assert.equal(lockHolder(dataDir), null);
});

test('a database server left behind without its guard is ended by the next start', async () => {
  const ports = await temporaryPorts();
  const first = await startKillable(ports);
  const server = serverPid();
  const guard = parentOf(server);
  process.kill(guard, 'SIGSTOP'); // it cannot notice that the supervisor is gone
  await kill(first.pid);
  process.kill(guard, 'SIGKILL');
  assert.equal(isAlive(server), true);
  const cloud = await startCloud({ dataDir, ports, fast: true });
  assert.equal(isAlive(server), false);
  await cloud.stop();
});

test('a pid file that names somebody else does not harm them, nor stop the start', async () => {
  const ports = await temporaryPorts();
  await (await startCloud({ dataDir, ports, fast: true, services: ['postgres'] })).stop();
  fs.writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}\n`, { mode: 0o644 });
  await (await startCloud({ dataDir, ports, fast: true, services: ['postgres'] })).stop();
});

test('a port in use is one clear line, and nothing stays behind', async () => {
  const ports = await temporaryPorts();
  const other = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-test-'));
  folders.push(other);
  const cloud = await startCloud({ dataDir: other, ports, services: ['mail'] });
  await assert.rejects(startCloud({ dataDir, ports, services: ['mail'] }), { message: portTaken('smtp', ports.smtp) });
  assert.match(portTaken('smtp', 1), /^Port 1 is in use by another program. Stop it or set SMTP_PORT.$/);
  await cloud.stop();
  assert.equal(lockHolder(dataDir), null);
});

test('a folder of somebody else is not taken', async () => {
  fs.writeFileSync(path.join(dataDir, 'thesis.txt'), 'years of work');
  await assert.rejects(startCloud({ dataDir, services: [] }), /holds files that are not ours/);
});

test('a service that dies is started again as often as it allows, then reported once with its last words', async () => {
  const lives = path.join(dataDir, 'lives');
  const failure = Promise.withResolvers();
  /** @type {string[]} */
  const lines = [];
  const supervisor = createSupervisor({ logsDir: dataDir, log: (line) => lines.push(line), onFailure: failure.resolve });
  await supervisor.start({ name: 'flaky', file: FLAKY, env: { LIVES: lives }, restarts: 2 });
  assert.match(await failure.promise, /flaky stopped \(3\) 3 times\. Its log: .*flaky\.log\nI was alive/s);
  assert.equal(fs.readFileSync(lives, 'utf8'), 'xxx');
  assert.equal(lines.filter((line) => line.includes('starting it again')).length, 2);
  await supervisor.stop();
});

test('a service that dies between saying it is ready and our look is missed by nobody', async () => {
  const failure = Promise.withResolvers();
  const supervisor = createSupervisor({ logsDir: dataDir, log: () => undefined, onFailure: failure.resolve });
  const lives = path.join(dataDir, 'lives');
  const isReady = () => until(() => fs.existsSync(lives)).then(() => sleep(1_000, true));
  await supervisor.start({ name: 'flaky', file: FLAKY, env: { LIVES: lives }, isReady });
  assert.match(String(await failure.promise), /flaky stopped \(3\)\. Its log/);
  await supervisor.stop();
});

test('a service that cannot start is reported with its last words', async () => {
  const supervisor = createSupervisor({ logsDir: dataDir, log: () => undefined, onFailure: () => undefined });
  const start = supervisor.start({ name: 'missing', file: path.join(dataDir, 'missing.mjs') });
  await assert.rejects(start, /missing stopped while starting\. Its log: .*Cannot find module/s);
  await supervisor.stop();
});

test('a lock whose process is gone is taken over', () => {
  fs.writeFileSync(path.join(dataDir, 'supervisor.lock'), `${process.pid}\n1\n`); // our number, another process's beginning
  const unlock = lockDataFolder(dataDir);
  assert.equal(lockHolder(dataDir), process.pid);
  assert.throws(() => lockDataFolder(dataDir), /in use by another start/);
  unlock();
  assert.equal(lockHolder(dataDir), null);
});

/** @param {import('../environment.mjs').Ports} ports */
async function startKillable(ports) {
  const child = fork(RUN_CLOUD, [dataDir, JSON.stringify(ports)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error('the start failed')))]);
  return { pid: Number(child.pid) };
}

/** @param {number} pid */
async function kill(pid) {
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid));
}

/** @param {() => boolean | Promise<boolean>} condition */
async function until(condition) {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `waited in vain: ${condition}`);
    await sleep(20);
  }
}

function serverPid() {
  return Number(fs.readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** @param {number} pid */
function parentOf(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
}

/** @param {number} pid */
function isAlive(pid) {
  const file = `/proc/${pid}/status`;
  return fs.existsSync(file) && !/^State:\s*Z/m.test(fs.readFileSync(file, 'utf8'));
}

/** @param {import('../environment.mjs').Ports} ports */
function embeddedPorts({ postgres, cognito, smtp, mail }) {
  return [postgres, cognito, smtp, mail];
}
