import { expect, type Page } from '@playwright/test';
import type { PagePath } from '../../admin-dashboard/src/app/page-paths.js';
import { ADMIN_URL } from '../fixtures/ports.js';
import { answered, failing } from './answers.js';
import { aLook, at, dialogOpen, type Look, type Looks, press } from './look-list.js';

const open = at(ADMIN_URL);
const CLIENTS = '/api/api-clients';
const ONE_CLIENT = '/api/api-clients/[^/]+';
const LAST_PAGE = { nextCursor: null, total: 3, totalIsEstimate: false };

type Client = Record<string, unknown>;

/** A program with a key that is used and one that is replaced. */
const aProgram = (more: Client = {}): Client => ({
  ...{ id: '1', kind: 'server', name: 'Metropolis Labs results feed', tenantId: 'demo_hospital_001', tenantName: 'City Hospital' },
  ...{ scopes: ['directory:read', 'patients:read'], origins: [], ratePerSecond: 50, state: 'active' },
  ...{ lastUsedAt: '2026-11-22T09:30:00Z', createdAt: '2026-10-01T09:30:00Z', version: 3 },
  keys: [
    { id: 'k2', hint: 'k3Qx', createdAt: '2026-11-20T09:30:00Z', expiresAt: null, lastUsedAt: '2026-11-22T09:30:00Z' },
    { id: 'k1', hint: 'p0Zt', createdAt: '2026-10-01T09:30:00Z', expiresAt: '2026-12-20T09:30:00Z', lastUsedAt: null },
  ],
  ...more,
});
const keyless = (more: Client): Client => aProgram({ keys: [], lastUsedAt: null, ...more });
const BROWSER_APP = keyless({
  ...{ id: '2', kind: 'browser', name: 'Metropolis patient portal', tenantId: null, tenantName: null, scopes: [] },
  origins: ['https://portal.metropolis.example', 'https://staging.portal.metropolis.example:8443'],
});
const REVOKED = keyless({ id: '3', name: 'Old feed', state: 'revoked' });

const list = (page: Page) => open(page, '/api-clients', 'API clients');

/** One app's page, whatever the server has. */
const ofOne = (name: string, client: Client, more?: (page: Page) => Promise<void>): Look =>
  aLook(name, async (page) => {
    await answered(page, ONE_CLIENT, client);
    await open(page, `/api-clients/${String(client.id)}`, String(client.name));
    await more?.(page);
  });

async function registering(page: Page, kind: RegExp): Promise<void> {
  await open(page, '/api-clients/new', 'Register app');
  await page.getByRole('radio', { name: kind }).check();
  await press(page, 'Register app');
  await expect(page.getByRole('alert')).toBeVisible();
}

/** Apps of third parties. */
export const clientLooks = (): Looks<Extract<PagePath, `/api-clients${string}`>> => ({
  '/api-clients': [
    aLook('plain', list),
    aLook('several', async (page) => {
      await answered(page, CLIENTS, { data: [aProgram(), BROWSER_APP, REVOKED], page: LAST_PAGE });
      await list(page);
    }),
    aLook('none of this hospital', (page) => open(page, '/api-clients?tenantId=demo_none', 'API clients')),
    aLook('error', async (page) => {
      await failing(page, CLIENTS);
      await list(page);
    }),
  ],
  '/api-clients/new': [
    aLook('plain', (page) => open(page, '/api-clients/new', 'Register app')),
    aLook('faults of a program', (page) => registering(page, /^Program/)),
    aLook('faults of a browser app', (page) => registering(page, /^Browser app/)),
  ],
  '/api-clients/:id/edit': [
    aLook('plain', async (page) => {
      await answered(page, ONE_CLIENT, aProgram());
      await open(page, '/api-clients/1/edit', /^Edit /);
    }),
    aLook('browser app', async (page) => {
      await answered(page, ONE_CLIENT, BROWSER_APP);
      await open(page, '/api-clients/2/edit', /^Edit /);
    }),
  ],
  '/api-clients/:id': [
    ofOne('plain', aProgram()),
    ofOne('no key', keyless({ state: 'no_key' })),
    ofOne('browser app', BROWSER_APP),
    ofOne('revoked', REVOKED),
    ofOne('rotating', aProgram(), async (page) => {
      await press(page, 'Rotate key');
      await dialogOpen(page);
    }),
    ofOne('revoking', aProgram(), async (page) => {
      await press(page, 'Revoke…');
      await dialogOpen(page);
    }),
    aLook('not there', async (page) => {
      await page.goto(`${ADMIN_URL}/api-clients/00000000-0000-7000-8000-000000000000`);
      await expect(page.getByRole('heading', { name: 'There is no such app' })).toBeVisible();
    }),
  ],
});
