import { Keyboard } from '../fixtures/keyboard.js';
import { portalUrl } from '../fixtures/ports.js';
import { signedIn } from '../fixtures/signed-in.js';
import type { Locator } from '@playwright/test';
import { expect, test, type Page } from '../fixtures/test.js';
import { PatientsPage } from '../pages/patients.page.js';

/** Several doctors, all with hours. */
const HOSPITAL = 'cityhospital';
const PORTAL = portalUrl(HOSPITAL);
const DAY_MS = 86_400_000;
const WEEKS = 8;
/** As high as half an hour is in the week. */
const HALF_HOUR_PX = 52;

/** A Wednesday that the demo and other journeys leave alone. */
function wednesday(): string {
  const from = new Date(Date.now() + WEEKS * 7 * DAY_MS);
  return new Date(from.getTime() + ((3 - from.getUTCDay() + 7) % 7) * DAY_MS).toISOString().slice(0, 10);
}

const clock = (name: string): string => /\d\d:\d\d/.exec(name)![0];
const nameOf = async (cell: Locator): Promise<string> => (await cell.getAttribute('aria-label'))!;
/** Where the focus is. */
const here = (page: Page): Locator => page.locator(':focus');

test.describe.configure({ mode: 'serial' });

let page: Page;
let keys: Keyboard;

test.beforeAll(async ({ browser }) => {
  page = await signedIn(browser, HOSPITAL, 'receptionist');
  keys = new Keyboard(page);
  const patients = new PatientsPage(page, PORTAL);
  await patients.open();
  await patients.register({ lastName: 'Arrowsmith', firstName: 'Freny', born: ['25', '4', '1962'], sex: 'Female' });
  await expect(page.getByRole('heading', { name: /arrowsmith/i, level: 1 })).toBeVisible();
});

test('the day by doctor: arrows, Home and End lead through it, Enter books, and Alt with an arrow moves to another doctor', async () => {
  await page.goto(`${PORTAL}/calendar?date=${wednesday()}`);
  const grid = page.getByRole('grid', { name: 'Day by doctor' });
  await keys.tabTo(grid.locator('a[tabindex="0"]'));
  const first = await nameOf(here(page));
  const doctorOf = (name: string): string => name.split(' book with ')[1];
  await keys.press('ArrowRight');
  const beside = await nameOf(here(page));
  expect([clock(beside), doctorOf(beside) === doctorOf(first)]).toEqual([clock(first), false]);
  await keys.press('ArrowLeft');
  await expect(here(page)).toHaveAccessibleName(first);
  await keys.press('End');
  const last = await nameOf(here(page));
  expect([doctorOf(last), clock(last) > clock(first)]).toEqual([doctorOf(first), true]);
  await keys.expectSeen();
  await keys.press('Home');
  await expect(here(page)).toHaveAccessibleName(first);
  await keys.press('ArrowDown', 'Enter');
  await expect(page.getByRole('heading', { name: 'Book appointment' })).toBeVisible();
  await keys.tabTo(page.getByRole('searchbox', { name: 'Find the patient' }));
  await keys.type('arrowsmith');
  await keys.tabTo(page.getByRole('button', { name: /arrowsmith/i }), 2);
  await keys.press('Enter');
  await expect(page.getByLabel('Doctor').locator('option:checked')).toContainText(doctorOf(first));
  await keys.tabTo(page.getByLabel('Minutes'));
  await keys.press('Enter');
  await expect(page).toHaveURL(/\/appointments\/[0-9a-f-]{36}$/);
  await page.goto(`${PORTAL}/calendar?date=${wednesday()}`);
  const [block, columns] = [page.getByRole('link', { name: /arrowsmith/i }), grid.getByRole('row')];
  await expect(columns.filter({ has: block })).toHaveAccessibleName(doctorOf(first));
  await block.focus();
  await keys.press('Alt+ArrowRight');
  await expect(page.getByRole('button', { name: 'Put it there' })).toBeVisible();
  await expect(block).toBeFocused();
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await keys.press('Enter');
  expect((await saved).status()).toBe(200);
  await page.reload();
  await expect(columns.filter({ has: block })).toHaveAccessibleName(doctorOf(beside));
});

test('the week: a booking is dragged to a later hour of another day, and a press on a free time begins a booking there', async () => {
  await page.goto(`${PORTAL}/calendar?view=week&date=${wednesday()}`);
  const event = page.getByRole('group', { name: /^Calendar/ }).getByText(/arrowsmith/i);
  await expect(event).toBeVisible();
  await event.scrollIntoViewIfNeeded();
  const [from, columns] = [(await event.boundingBox())!, page.getByRole('columnheader').filter({ hasText: /\d/ })];
  const [wed, thu] = [(await columns.nth(2).boundingBox())!, (await columns.nth(3).boundingBox())!];
  const [x, y] = [from.x + 4, from.y + 4];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 8, y + 8);
  await page.mouse.move(x + thu.x - wed.x, y + 2 * HALF_HOUR_PX, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByText('Appointment moved.')).toBeVisible();
  await page.reload();
  await expect(event).toBeVisible();
  const to = (await event.boundingBox())!;
  expect([Math.round((to.x - from.x) / (thu.x - wed.x)), Math.round((to.y - from.y) / HALF_HOUR_PX)]).toEqual([1, 2]);
  await page.mouse.click(to.x + 4, to.y + 2 * HALF_HOUR_PX + 4);
  await expect(page.getByRole('heading', { name: 'Book appointment' })).toBeVisible();
  const next = new Date(Date.parse(wednesday()) + DAY_MS).toISOString().slice(0, 10);
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue(next);
  await expect(page.getByLabel('Time', { exact: true })).toHaveValue(/^\d\d:\d\d$/);
});
