import { expect, type Page } from '@playwright/test';
import type { PagePath } from '../../admin-dashboard/src/app/page-paths.js';
import { ADMIN_URL } from '../fixtures/ports.js';
import { answered, changed, emptied, failing, refused, silent } from './answers.js';
import { authLooks } from './auth.looks.js';
import { clientLooks } from './client.looks.js';
import { endLooks } from './end.looks.js';
import { aLook, at, dialogOpen, type Look, type Looks, loaded, press } from './look-list.js';

const open = at(ADMIN_URL);
const CITY = '/tenants/demo_hospital_001';
const TENANTS = '/api/tenants';
const ONE_TENANT = '/api/tenants/[^/]+';
const USERS = '/api/users';
const AUDIT = '/api/audit-events';
const JOB = '/api/jobs/[^/]+';

const hospitals = (page: Page) => open(page, '/tenants', 'Hospitals');

async function fillDetails(page: Page): Promise<void> {
  await open(page, '/tenants/new/hospital', 'New hospital');
  await page.getByLabel('Name').fill('Shree Sai Multispeciality Hospital');
  await page.getByLabel('E-mail').fill('contact@shreesai.example');
  await page.getByLabel('Telephone').fill('+91 98220 41763');
  await page.getByLabel('Address').fill('12 Wardha Road, Nagpur 440012');
  await press(page, 'Next');
  await expect(page).toHaveURL(/\/admin$/);
}

async function fillAdmin(page: Page): Promise<void> {
  await fillDetails(page);
  await page.getByLabel('Name').fill('Dr Prachi Wankhede');
  await page.getByLabel('E-mail').first().fill('prachi@shreesai.example');
  await press(page, 'Next');
  await expect(page).toHaveURL(/\/plan$/);
  await page.getByRole('radio', { name: /advanced/i }).check();
}

const STEPS = ['reserve', 'schema', 'tables', 'subscription', 'admin', 'activate'];

/** A setup that has come to its fourth step. */
async function settingUp(page: Page, state: 'running' | 'failed'): Promise<void> {
  const steps = STEPS.map((name, at) => ({
    name,
    state: at < 3 ? 'done' : at > 3 ? 'queued' : state,
    durationMs: at < 3 ? 41 * at + 12 : null,
  }));
  const error = { code: 'user.email_taken', message: 'The admin’s e-mail address is in use already.' };
  await answered(page, JOB, {
    ...{ id: 'a-job', kind: 'tenants.provision', state, progress: { done: 3, total: 6 }, steps },
    ...(state === 'failed' ? { error } : {}),
  });
  await changed(page, ONE_TENANT, (body) => ({ ...body, status: 'provisioning', jobId: 'a-job' }));
  await page.goto(`${ADMIN_URL}${CITY}/setup?job=a-job`);
  await expect(page.getByText('Start the subscription')).toBeVisible();
}

/** Two operators changed the name. */
async function conflict(page: Page): Promise<void> {
  await open(page, `${CITY}/edit`, 'Edit City Hospital');
  await page.getByLabel('Name').fill('City Hospital Pune');
  await refused(
    page,
    ONE_TENANT,
    { status: 412, code: 'version.stale', title: 'Changed meanwhile', detail: 'Somebody saved first.' },
    'PUT',
  );
  await changed(page, ONE_TENANT, (body) => ({ ...body, name: 'City Hospital and Trauma Centre', version: 99 }));
  await press(page, /save/i);
  await dialogOpen(page);
}

const HOSPITALS: readonly Look[] = [
  aLook('plain', hospitals),
  aLook('table', (page) => open(page, '/tenants?view=table', 'Hospitals')),
  aLook('near the limit', async (page) => {
    await changed(page, TENANTS, nearTheLimit);
    await hospitals(page);
  }),
  aLook('menu', async (page) => {
    await hospitals(page);
    await press(page, 'Actions for City Hospital');
    await expect(page.getByRole('menu')).toBeVisible();
  }),
  aLook('no match', (page) => open(page, '/tenants?q=zzqqxx', 'Hospitals')),
  aLook('empty', async (page) => {
    await emptied(page, TENANTS);
    await hospitals(page);
  }),
  aLook('error', async (page) => {
    await failing(page, TENANTS);
    await hospitals(page);
  }),
  aLook('loading', async (page) => {
    await silent(page, TENANTS);
    await page.goto(`${ADMIN_URL}/tenants`);
    await expect(page.locator('hms-skeleton div').first()).toBeVisible();
  }),
];

/** Every kind of card: full, tight, suspended, being set up. */
function nearTheLimit(body: Record<string, unknown>): Record<string, unknown> {
  const rows = body.data as Record<string, unknown>[];
  const usage = (users: number, patients: number) => ({ users: { used: users, limit: 25 }, patients: { used: patients, limit: 2000 } });
  const changes = [
    { usage: usage(25, 1874) },
    { usage: usage(23, 903), status: 'suspended', suspension: { kind: 'lock', reason: 'Contract ended.', since: '2026-11-20T10:00:00Z' } },
    { status: 'provisioning', jobId: 'a-job' },
  ];
  return { ...body, data: rows.map((row, at) => ({ ...row, ...changes[at] })) };
}

/** The operator's app. */
export const ADMIN_LOOKS: Looks<PagePath> = {
  ...authLooks(ADMIN_URL, {
    // Nobody asks to join the platform.
    '/auth/signup': [aLook('leads to sign-in', (page) => open(page, '/auth/signup', 'Sign in'))],
    '/auth/signup/confirm': [aLook('leads to sign-in', (page) => open(page, '/auth/signup/confirm', 'Sign in'))],
  }),
  '/tenants': HOSPITALS,
  '/tenants/new/:step': [
    aLook('hospital', (page) => open(page, '/tenants/new/hospital', 'New hospital')),
    aLook('faults', async (page) => {
      await open(page, '/tenants/new/hospital', 'New hospital');
      await page.getByLabel('Name').fill('');
      await press(page, 'Next');
      await expect(page.getByRole('alert')).toBeVisible();
    }),
    aLook('admin', fillDetails),
    aLook('plan', fillAdmin),
  ],
  '/tenants/:tenantId/setup': [
    aLook('done', (page) => open(page, `${CITY}/setup`, 'City Hospital is ready')),
    aLook('running', (page) => settingUp(page, 'running')),
    aLook('failed', (page) => settingUp(page, 'failed')),
  ],
  '/tenants/:tenantId/edit': [aLook('plain', (page) => open(page, `${CITY}/edit`, 'Edit City Hospital')), aLook('conflict', conflict)],
  '/tenants/:tenantId': [
    aLook('plain', (page) => open(page, CITY, 'City Hospital')),
    aLook('not there', async (page) => {
      await page.goto(`${ADMIN_URL}/tenants/tenant_1700000000000`);
      await expect(page.getByRole('heading', { name: 'There is no such hospital' })).toBeVisible();
    }),
  ],
  '/tenants/:tenantId/danger': [
    aLook('plain', (page) => open(page, `${CITY}/danger`, 'City Hospital')),
    aLook('suspend', async (page) => {
      await open(page, `${CITY}/danger`, 'City Hospital');
      await press(page, 'Suspend…');
      await dialogOpen(page);
    }),
  ],
  '/tenants/:tenantId/users': [
    aLook('plain', (page) => open(page, `${CITY}/users`, 'City Hospital')),
    aLook('add an Admin', async (page) => {
      await open(page, `${CITY}/users`, 'City Hospital');
      await press(page, 'Add Admin');
      await dialogOpen(page);
    }),
  ],
  '/users': [
    aLook('plain', (page) => open(page, '/users', 'Users')),
    aLook('cards', async (page) => {
      await open(page, '/users', 'Users');
      await page.getByText('Cards').click();
      await loaded(page);
    }),
    aLook('no match', (page) => open(page, '/users?q=zzqqxx', 'Users')),
    aLook('error', async (page) => {
      await failing(page, USERS);
      await open(page, '/users', 'Users');
    }),
  ],
  '/tenants/:tenantId/audit': [aLook('plain', (page) => open(page, `${CITY}/audit`, 'City Hospital'))],
  '/audit': [
    aLook('plain', (page) => open(page, '/audit', 'Audit')),
    aLook('details', async (page) => {
      await open(page, '/audit', 'Audit');
      await press(page, /^Details: /);
      await expect(page.getByText('Request', { exact: true })).toBeVisible();
    }),
    aLook('empty', (page) => open(page, '/audit?to=2020-01-01', 'Audit')),
    aLook('error', async (page) => {
      await failing(page, AUDIT);
      await open(page, '/audit', 'Audit');
    }),
  ],
  ...clientLooks(),
  ...endLooks(ADMIN_URL),
};
