import 'reflect-metadata';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import { serveMetrics } from './metrics-server.js';
import { Metrics } from './metrics.service.js';

let api: TestApi;
let hospital: TestHospital;
let base: string;
let close: () => void;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Nurse'] });
  const port = await aFreePort();
  const server = (await serveMetrics(api.app.get(Metrics), { port, production: false }))!;
  base = `http://127.0.0.1:${port}`;
  close = () => server.close();
});
afterAll(async () => {
  close?.();
  await api?.close();
});

async function aFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

const read = async (): Promise<string> => (await fetch(`${base}/metrics`)).text();

it('counts requests by pattern, method and status, and names nobody', async () => {
  const nurse = await hospital.as('Nurse');
  const born = { lastName: 'Unmistakable', dateOfBirth: '1978-03-02', gender: 'female' };
  const { id } = (await nurse.post<{ id: string }>('/api/patients', born)).body;
  await nurse.get(`/api/patients/${id}`);
  await nurse.get('/api/patients?q=Unmistakable');
  await nurse.get('/no/such/Unmistakable');
  const text = await read();
  expect(text).toContain('hms_http_request_duration_seconds_count{method="GET",route="/api/patients/:id",status="200"} 1');
  expect(text).toContain('hms_http_request_duration_seconds_count{method="POST",route="/api/patients",status="201"} 1');
  expect(text).toContain('status="404"');
  expect(text).toMatch(/hms_cache_lookups_total\{cache="sessions",outcome="hit"\} \d+/);
  expect(text).toMatch(/hms_pool_connections\{pool="platform",state="idle"\} \d+/);
  expect(text).toMatch(/hms_pool_waiting\{pool="lane 1"\} \d+/);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  for (const secret of ['Unmistakable', id, hospital.id, hospital.subdomain, nurse.user.id, nurse.user.email])
    expect(text).not.toContain(secret);
});

it('serves nothing else, and not on the port of the API', async () => {
  for (const path of ['/', '/metrics/', '/metrics?x=1', '/health/ready'])
    expect([path, (await fetch(base + path)).status]).toEqual([path, 404]);
  expect((await fetch(`${base}/metrics`, { method: 'POST' })).status).toBe(404);
  expect((await api.anonymous().get('/metrics')).status).toBe(404);
});

it('goes without when its port is taken', async () => {
  const port = Number(new URL(base).port);
  await expect(serveMetrics(api.app.get(Metrics), { port, production: false })).resolves.toBeNull();
});

it('says that the process is alive, whatever the values are up to', async () => {
  const answer = await fetch(`${base}/health/live`);
  expect([answer.status, await answer.text()]).toEqual([200, '']);
});
