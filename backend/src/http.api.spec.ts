import 'reflect-metadata';
import { startApi, type TestApi } from '../test/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api?.close());

const lookup = (host: string, url = '/api/tenants/by-subdomain/nobody-here') =>
  api.app.inject({ method: 'GET', url, headers: { host, 'x-app-id': 'hospital-portal' } });

describe('hosts', () => {
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'cityhospital.localhost:3000', 'CityHospital.LOCALHOST', 'api.localhost'])(
    '%s is ours',
    async (host) => {
      expect((await lookup(host)).statusCode).toBe(404);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', 'evillocalhost', '169.254.169.254', '10.0.0.1:3000', 'localhost:3000@evil.example'])(
    '%j is refused, whatever is asked for',
    async (host) => {
      for (const url of ['/api/tenants/by-subdomain/nobody-here', '/api/docs', '/nothing']) {
        const answer = await lookup(host, url);
        expect([answer.statusCode, (JSON.parse(answer.body) as { code: string }).code]).toEqual([403, 'host.refused']);
      }
    },
  );

  it('probes may name us as they like', async () => {
    expect((await lookup('10.0.0.1:3000', '/health/live')).statusCode).toBe(200);
  });
});

describe('what every answer tells the browser', () => {
  it('run nothing, show it in no frame, keep nothing', async () => {
    for (const url of ['/api/tenants/by-subdomain/nobody-here', '/health/live', '/nothing']) {
      const { headers } = await lookup('localhost:3000', url);
      expect(headers).toMatchObject({
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  it('the document’s page says its own policy', async () => {
    const { headers } = await lookup('localhost:3000', '/api/docs');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });
});
