import { expect, test, type Page } from '../fixtures/test.js';
import { look } from '../fixtures/look.js';
import { ADMIN_URL, apiUrl, DEMO_PASSWORD } from '../fixtures/ports.js';
import { ApiClientsPage, type ProgramKey } from '../pages/api-clients.page.js';
import { SignInPage } from '../pages/sign-in.page.js';

const NAME = 'Metropolis Labs results feed';
/** What the API promises after a revocation. */
const REVOKED_WITHIN_MS = 5000;

test.describe.configure({ mode: 'serial' });

let page: Page;
let clients: ApiClientsPage;
let first: ProgramKey;
let second: ProgramKey;

/** The third party's program: no browser, no person, its key alone. */
const listPatients = ({ key, appId, tenantId }: ProgramKey): Promise<Response> =>
  fetch(apiUrl('/api/patients?limit=1'), { headers: { 'x-app-id': appId, 'x-api-key': key, 'x-tenant-id': tenantId } });
const statusOf = async (key: ProgramKey): Promise<number> => (await listPatients(key)).status;

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  clients = new ApiClientsPage(page);
  const signIn = new SignInPage(page);
  await signIn.open(ADMIN_URL);
  await signIn.signIn('admin@example.com', DEMO_PASSWORD);
  await signIn.expectSignedIn();
});

test('the operator registers a program for one hospital', async ({}, info) => {
  await clients.open();
  await clients.openForm();
  await clients.fillProgram({ name: NAME, hospital: 'City Hospital', scope: 'Patients: read' });
  await look(page, 'api-client-new', info);
  await clients.register(NAME);
  await expect(page.getByText('It can do nothing yet.')).toBeVisible();
});

test('its key is shown once, and reads the patients of that hospital', async ({}, info) => {
  first = await clients.issueKey('Issue key');
  await look(page, 'api-client-key', info);
  await clients.leaveWithoutKey();
  const answer = await listPatients(first);
  expect(answer.status).toBe(200);
  expect(((await answer.json()) as { data: unknown[] }).data).toHaveLength(1);
  expect(await statusOf({ ...first, tenantId: 'demo_hospital_002' })).toBe(403);
  await page.reload();
  await expect(page.getByText(`Ends in ${first.key.slice(-4)}`)).toBeVisible();
  await expect(page.getByText(first.key)).toHaveCount(0);
});

test('a new key can run beside the old one', async ({}, info) => {
  second = await clients.issueKey('Rotate key', 'In 1 hour');
  await clients.copyKeyAndLeave();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(second.key);
  expect(await Promise.all([statusOf(first), statusOf(second)])).toEqual([200, 200]);
  await expect(page.getByRole('row', { name: /^Ends in/ })).toHaveCount(2);
  await look(page, 'api-client', info);
  await clients.open();
  await expect(page.getByRole('row', { name: NAME })).toContainText('City Hospital');
  await look(page, 'api-clients', info);
});

test('a revoked program is refused within seconds, with every key', async () => {
  await page.getByRole('link', { name: NAME }).click();
  await clients.revoke(NAME);
  for (const key of [first, second]) {
    await expect.poll(() => statusOf(key), { timeout: REVOKED_WITHIN_MS }).toBe(403);
  }
  await page.reload();
  await expect(page.getByText('Revoked for good.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revoke…' })).toHaveCount(0);
});
