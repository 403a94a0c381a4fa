import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import { describe, it } from 'node:test';
import { makeEnv } from './make-env.mjs';
import { composeFile, composeVariables, parseEnv, serviceEnvironment } from './testing/compose.mjs';

const EXAMPLE = fs.readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
const CONFIG = fs.readFileSync(new URL('../backend/src/config/config.ts', import.meta.url), 'utf8');
/** A process in a container has its ports for itself; the apps' ports count in development only. */
const DEFAULTS_FIT = ['API_PORT', 'PORTAL_PORT', 'ADMIN_PORT'];
const ONCE = ['database', 'migrate'];
const SECRETS = ['POSTGRES_PASSWORD', 'MIGRATOR_DB_PASSWORD', 'IDENTITY_DB_PASSWORD'];

const compose = composeFile();
const services = /** @type {[string, any][]} */ (Object.entries(compose.services));
const sorted = (/** @type {Iterable<string>} */ names) => [...new Set(names)].sort();
const configVariables = sorted([...CONFIG.matchAll(/(?:read\.\w+\(|env\[)'(\w+)'/g)].map(([, name]) => String(name)));
const explained = sorted([...EXAMPLE.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => String(name)));

describe('.env.example', () => {
  it('explains every variable that the API, the worker or docker-compose.yml reads, and no other', () => {
    assert.ok(configVariables.includes('SESSION_KEY') && configVariables.includes('NODE_ENV'));
    assert.deepEqual(explained, sorted([...configVariables, ...composeVariables()]));
  });

  it('shows the defaults of docker-compose.yml', () => {
    const text = fs.readFileSync(new URL('../docker-compose.yml', import.meta.url), 'utf8');
    for (const [, name, shown] of EXAMPLE.matchAll(/^#([A-Z_]+)=(.*)$/gm)) {
      const defaults = [...text.matchAll(new RegExp(`\\$\\{${name}:-([^}]*)\\}`, 'g'))].map(([, value]) => value);
      assert.ok(
        defaults.every((value) => value === shown),
        `${name}: ${defaults} against ${shown}`,
      );
    }
  });

  it('becomes an .env with a secret of its own for each installation, and everything that a trial needs', () => {
    const [one, other] = [parseEnv(makeEnv({ trial: true })), parseEnv(makeEnv({ trial: true }))];
    assert.deepEqual(
      Object.keys(one).filter((name) => one[name] === ''),
      [],
    );
    for (const name of [...SECRETS, 'SESSION_KEY', 'DB_PASSWORD']) {
      assert.equal(Buffer.from(one[name] ?? '', 'base64url').length, 32);
      assert.notEqual(one[name], other[name]);
    }
  });
});

describe('docker-compose.yml', () => {
  const env = parseEnv(makeEnv({ trial: true }));

  it('hands every variable of the configuration to the API and the worker', () => {
    const handed = Object.keys(serviceEnvironment('worker', env));
    assert.deepEqual(
      configVariables.filter((name) => !handed.includes(name)),
      sorted(DEFAULTS_FIT),
    );
    const workerOnly = ['MIGRATOR_DB_PASSWORD', 'MIGRATOR_DB_USER', 'AUDIT_ANCHOR_FILE'];
    assert.deepEqual(sorted(handed.filter((name) => !workerOnly.includes(name))), sorted(Object.keys(serviceEnvironment('api-1', env))));
    assert.deepEqual(serviceEnvironment('api-1', env), serviceEnvironment('api-2', env));
  });

  it('refuses to start without what is needed', () => {
    assert.throws(() => serviceEnvironment('api-1', { ...env, SESSION_KEY: '' }), /SESSION_KEY is missing in \.env/);
  });

  it('gives nobody a secret that is not theirs', () => {
    const holders = (/** @type {string} */ secret) =>
      services.filter(([, { environment }]) => JSON.stringify(environment ?? {}).includes(secret)).map(([name]) => name);
    assert.deepEqual(holders('POSTGRES_PASSWORD'), ['postgres', 'database']);
    assert.deepEqual(holders('MIGRATOR_DB_PASSWORD'), ['database', 'migrate', 'worker']);
    assert.deepEqual(holders('IDENTITY_DB_PASSWORD'), ['database', 'identity']);
    assert.deepEqual(holders('SESSION_KEY'), ['api-1', 'api-2', 'worker']);
  });

  for (const [name, service] of services) {
    it(`${name} runs as nobody special, on what it needs`, () => {
      assert.match(service.user, /^[1-9]\d*:[1-9]\d*$/);
      assert.equal(service.read_only, true);
      assert.deepEqual([service.cap_drop, service.security_opt], [['ALL'], ['no-new-privileges:true']]);
      assert.match(service.deploy.resources.limits.memory, /^\d+[MG]$/);
      assert.ok(service.tmpfs.length > 0);
      assert.match(service.image, /:(\d+\.\d+[\w.-]*|\$\{HMS_VERSION:-\d+\.\d+\.\d+\})$/, 'a tag that stays what it is');
      assert.equal(service.restart, ONCE.includes(name) ? 'on-failure' : 'unless-stopped');
      assert.equal(service.healthcheck === undefined, ONCE.includes(name));
    });
  }

  it('starts in order: database, migrations, then those who use them', () => {
    const after = (/** @type {string} */ name) =>
      Object.entries(compose.services[name].depends_on).map(([other, { condition }]) => `${other} ${condition}`);
    assert.deepEqual(after('database'), ['postgres service_healthy']);
    assert.deepEqual(after('migrate'), ['database service_completed_successfully']);
    for (const name of ['api-1', 'api-2', 'worker']) assert.deepEqual(after(name), ['migrate service_completed_successfully']);
    assert.deepEqual(after('web'), ['api-1 service_healthy', 'api-2 service_healthy']);
  });

  it('publishes the web server alone, and the mail catcher on this machine', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((/** @type {string} */ port) => `${name} ${port}`));
    assert.deepEqual(published, ['web ${HTTP_PORT:-80}:8080', 'web ${HTTPS_PORT:-443}:8443', 'mail 127.0.0.1:11080:11080']);
    assert.equal(compose.networks.data.internal, true);
    assert.deepEqual(compose.services.postgres.networks, ['data']);
  });

  it('asks the worker on the port of its metrics, unless it has none', async () => {
    const [, program = '', ...args] = compose.services.worker.healthcheck.test;
    const server = http
      .createServer(({ url }, response) => response.writeHead(url === '/health/live' ? 200 : 404).end())
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const asked = async (/** @type {string | number} */ at) => {
      const child = spawn(program === 'node' ? process.execPath : program, args, {
        env: { WORKER_METRICS_PORT: String(at) },
        stdio: 'ignore',
      });
      return (await once(child, 'exit'))[0];
    };
    assert.deepEqual([await asked(port), await asked(0)], [0, 0]);
    server.close();
    await once(server, 'close');
    assert.equal(await asked(port), 1);
  });

  it('keeps the anchors of the audit in a volume of their own, apart from the database', () => {
    const { volumes } = /** @type {any} */ (compose.services.worker);
    assert.deepEqual(volumes, ['audit-anchors:/data/audit']);
    assert.ok('audit-anchors' in compose.volumes);
    assert.match(String(serviceEnvironment('worker', env).AUDIT_ANCHOR_FILE), /^\/data\/audit\//);
    const folders = /^RUN install -d -o 1000 -g 1000 (.*)$/m.exec(
      fs.readFileSync(new URL('images/backend.Dockerfile', import.meta.url), 'utf8'),
    );
    assert.ok(folders?.[1]?.split(' ').includes('/data/audit'), 'the volume takes over its owner from the image');
  });

  it('lets nginx find both API processes by addresses that stay', () => {
    const addresses = ['api-1', 'api-2'].map((name) => `${compose.services[name].networks.front.ipv4_address}:3000`);
    assert.equal(serviceEnvironment('web', env).API_UPSTREAMS, addresses.join(','));
  });
});
