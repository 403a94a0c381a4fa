import type { Route } from '@playwright/test';
import { DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { expect, type Page, test } from '../fixtures/test.js';
import { calls, reachable } from '../looks/answers.js';
import { PatientsPage } from '../pages/patients.page.js';
import { SignInPage } from '../pages/sign-in.page.js';

const PORTAL = portalUrl('cityhospital');
const PATIENTS = calls('/api/patients');
const ANYTHING = calls('/.*');
/** The frames say that something is slow after five seconds. */
const SLOW_AFTER_MS = 5000;
/** The code of other pages is downloaded five seconds after somebody has signed in. */
const CODE_AHEAD_AFTER_MS = 5000;

/** Nobody waits five seconds here: the page's clock is put forward. */
async function signedIn(page: Page): Promise<PatientsPage> {
  await page.clock.install();
  const door = new SignInPage(page);
  await door.open(PORTAL);
  await door.signIn('receptionist@cityhospital.example', DEMO_PASSWORD);
  await door.expectSignedIn();
  const patients = new PatientsPage(page, PORTAL);
  await patients.open();
  await patients.expectRow(/./);
  return patients;
}

/** The pauses between the tries that the program makes by itself. */
const passTries = (page: Page): Promise<void> => page.clock.fastForward(SLOW_AFTER_MS);

const bar = (page: Page) => page.getByRole('status').filter({ hasText: /^Offline\.|^The server can't be reached\.|^Still working\./ });
const listFailed = (page: Page) => page.getByText('Patients could not be loaded.');

/** One registration, with its key, for each time it is sent. */
function keysOf(page: Page): string[] {
  const keys: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && PATIENTS.test(request.url())) keys.push(request.headers()['idempotency-key'] ?? 'none');
  });
  return keys;
}

const isPost = (route: Route): boolean => route.request().method() === 'POST';

test('without a network the list says so and stays; it reads again by itself when the network is back', async ({ page, context }) => {
  const patients = await signedIn(page);
  await context.setOffline(true);
  await expect(bar(page)).toHaveText(/^\s*Offline\. What you see is as of \d\d:\d\d\./);
  await patients.expectRow(/./);
  await patients.search('meena');
  await expect(listFailed(page)).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('meena');
  await context.setOffline(false);
  await patients.expectRow(/meena/i);
  await expect(listFailed(page)).toHaveCount(0);
  await expect(bar(page)).toHaveCount(0);
});

test('a page that nobody has opened yet opens without a network: its code came ahead', async ({ page, context }) => {
  await signedIn(page);
  const listed = page.waitForResponse('**/pages.json');
  await page.clock.fastForward(CODE_AHEAD_AFTER_MS);
  const files = (await (await listed).json()) as string[];
  await page.waitForResponse(`**/${files.at(-1)}`);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Calendar' }).click();
  await expect(page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'By doctor' })).toBeVisible();
  await expect(page.getByText('This part of the program could not be loaded.')).toHaveCount(0);
});

test('a server that does not answer is told apart, and comes back without a press', async ({ page }) => {
  const patients = await signedIn(page);
  await page.route(ANYTHING, (route) => route.abort('connectionrefused')); // one answer, whatever to, would say that it can be reached
  await patients.search('meena');
  await passTries(page);
  await passTries(page);
  await expect(listFailed(page)).toBeVisible();
  await expect(bar(page)).toHaveText(/The server can't be reached\./);
  await page.unroute(ANYTHING);
  await passTries(page); // it is asked every few seconds whether the session still counts
  await patients.expectRow(/meena/i);
  await expect(bar(page)).toHaveCount(0);
});

test('a form that could not be sent keeps every word, says so, and goes through at the next try', async ({ page, context }) => {
  const patients = await signedIn(page);
  const keys = keysOf(page);
  await patients.openForm();
  await context.setOffline(true);
  await patients.fillIn({ lastName: 'Offlinewala', firstName: 'Rustom', born: ['14', '7', '1961'], sex: 'Male' });
  await expect(page.getByText(/could not be reached\. What you typed is kept/)).toBeVisible();
  await expect(page.getByLabel('Last name')).toHaveValue('Offlinewala');
  await expect(page.getByLabel('Year of birth')).toHaveValue('1961');
  await expect(page).toHaveURL(/\/patients\/new$/);
  await context.setOffline(false);
  await expect(bar(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Register patient' }).click();
  await expect(page.getByRole('heading', { name: /offlinewala, rustom/i, level: 1 })).toBeVisible();
  expect(new Set(keys).size).toBe(1);
});

test('a registration whose answers are lost is made once, however often it is sent', async ({ page }) => {
  const patients = await signedIn(page);
  const keys = keysOf(page);
  const answers: number[] = [];
  await page.route(PATIENTS, async (route) => {
    if (!isPost(route)) return route.fallback();
    answers.push((await route.fetch(reachable(route))).status());
    await route.abort('connectionreset');
  });
  await patients.register({ lastName: 'Oncewala', firstName: 'Behram', born: ['3', '2', '1955'], sex: 'Male' });
  await expect.poll(() => keys.length).toBe(1);
  await passTries(page);
  await expect(page.getByText(/could not be reached\. What you typed is kept/)).toBeVisible();
  expect(answers).toEqual([201, 201]);
  await page.unroute(PATIENTS);
  await page.getByRole('button', { name: 'Register patient' }).click();
  await expect(page.getByRole('heading', { name: /oncewala, behram/i, level: 1 })).toBeVisible();
  expect(new Set(keys).size).toBe(1);
  await patients.open();
  await patients.search('oncewala');
  await expect(page.getByText('1 match', { exact: true }).first()).toBeVisible();
});

test('a slow server: grey lines, then words, then the rows', async ({ page }) => {
  const patients = await signedIn(page);
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(PATIENTS, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  const loading = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /loading/i });
  await expect(loading).toHaveText('Loading');
  await passTries(page);
  await expect(loading).toHaveText(/^Still loading\./);
  await expect(bar(page)).toHaveText(/^\s*Still working\./);
  answer();
  await patients.expectRow(/./);
  await expect(bar(page)).toHaveCount(0);
  await expect(loading).toHaveCount(0);
});
