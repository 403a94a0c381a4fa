import type { Browser, Locator, Page } from '@playwright/test';
import { portalUrl } from '../fixtures/ports.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test } from '../fixtures/test.js';
import { AppointmentsPage } from '../pages/appointments.page.js';
import { PatientsPage } from '../pages/patients.page.js';

const HOSPITAL = 'autoid';
const PORTAL = portalUrl(HOSPITAL);
const DOCTOR = /Kavita Solanki/;
const [DAY_MS, OFFERED_MS] = [86_400_000, 40_000];

/** A Tuesday that other journeys and the demo leave alone: `weeks` after the first that is ten days away or more. */
function tuesday(weeks: number): string {
  const from = new Date(Date.now() + 10 * DAY_MS);
  const ahead = (2 - from.getUTCDay() + 7) % 7;
  return new Date(from.getTime() + (ahead + 7 * weeks) * DAY_MS).toISOString().slice(0, 10);
}

const atTheDesk = (browser: Browser): Promise<Page> => signedIn(browser, HOSPITAL, 'receptionist');

async function registered(page: Page, lastName: string, year: string): Promise<void> {
  const patients = new PatientsPage(page, PORTAL);
  await patients.open();
  await patients.register({ lastName, firstName: 'Uma', born: ['9', '7', year], sex: 'Female' });
  await expect(page.getByRole('heading', { name: new RegExp(lastName, 'i'), level: 1 })).toBeVisible();
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing to take hold of');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A quarter of an hour after a time of the clock. */
const quarterAfter = (time: string): string => new Date(Date.parse(`2026-01-01T${time}:00Z`) + 900_000).toISOString().slice(11, 16);

test('an appointment is dragged to another time with the mouse, one press takes it back, and keys move it too', async ({ browser }) => {
  const desk = await atTheDesk(browser);
  await registered(desk, 'Dragsworth', '1964');
  await new AppointmentsPage(desk, PORTAL).book({ patient: 'Dragsworth', doctor: DOCTOR, day: tuesday(0) });
  await desk.goto(`${PORTAL}/calendar?date=${tuesday(0)}`);
  const block = desk.getByRole('link', { name: /dragsworth/i });
  const before = (await block.getAttribute('aria-label'))!.slice(0, 5);
  const free = desk.getByRole('link', { name: /^\d\d:\d\d free, book with .*Kavita Solanki/ }).nth(2);
  const time = (await free.getAttribute('aria-label'))!.slice(0, 5);
  const [from, to] = [await middleOf(block), await middleOf(free)];
  await desk.mouse.move(from.x, from.y);
  await desk.mouse.down();
  await desk.mouse.move(from.x, from.y + 10);
  await desk.mouse.move(to.x, to.y, { steps: 5 });
  await expect(desk.getByText(`${time}, free`)).toBeVisible();
  await desk.mouse.up();
  await expect(desk.getByText('Appointment moved.')).toBeVisible();
  await expect(block).toHaveAccessibleName(new RegExp(`^${time} to `));
  await expect(desk).toHaveURL(/\/calendar/);
  const saved = () => desk.waitForResponse((answer) => answer.request().method() === 'PUT');
  await Promise.all([saved(), desk.getByRole('button', { name: 'Undo' }).click()]);
  await expect(block).toHaveAccessibleName(new RegExp(`^${before} to `));
  await block.press('Alt+ArrowDown');
  await expect(desk.getByRole('button', { name: 'Put it there' })).toBeVisible();
  await expect(block).toBeFocused();
  await Promise.all([saved(), block.press('Enter')]);
  await desk.reload();
  await expect(block).toHaveAccessibleName(new RegExp(`^${quarterAfter(before)} to `));
});

test('a series is booked, stands at each of its appointments, and what is to come of it is cancelled', async ({ browser }) => {
  const desk = await atTheDesk(browser);
  await registered(desk, 'Seriesson', '1975');
  const appointments = new AppointmentsPage(desk, PORTAL);
  await appointments.fill({ patient: 'Seriesson', doctor: DOCTOR, day: tuesday(1) });
  await desk.getByLabel('Repeat').selectOption('weekly');
  await desk.getByLabel('Appointments').fill('3');
  await desk.getByRole('button', { name: 'Book appointment' }).click();
  await appointments.expectOpen();
  await expect(desk.getByText(/^Every week on Tuesday at /)).toBeVisible();
  const dates = desk.getByRole('link', { name: /^Tue / });
  await expect(dates).toHaveCount(2);
  const first = desk.url();
  await dates.first().click();
  await expect(desk).not.toHaveURL(first);
  await appointments.expectStatus('Scheduled');
  await desk.getByRole('button', { name: 'Cancel this and the following' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Reason').selectOption('pat');
  await dialog.getByRole('button', { name: 'Cancel appointments' }).click();
  await appointments.expectStatus('Cancelled');
  await desk.getByRole('link', { name: /^Tue / }).first().click();
  await expect(desk).toHaveURL(first);
  await appointments.expectStatus('Scheduled');
});

test('who waits is offered a time that is cancelled, and accepts it', async ({ browser }) => {
  const desk = await atTheDesk(browser);
  await registered(desk, 'Waitsalot', '1986');
  await registered(desk, 'Cancelsby', '1953');
  const appointments = new AppointmentsPage(desk, PORTAL);
  await appointments.book({ patient: 'Cancelsby', doctor: DOCTOR, day: tuesday(4) });
  await appointments.expectStatus('Scheduled');
  await expect(desk).toHaveURL(/\/appointments\/[0-9a-f-]{36}$/);
  const booked = desk.url();
  await desk.goto(`${PORTAL}/waitlist/new?date=${tuesday(4)}`);
  await desk.getByLabel('Find the patient').fill('Waitsalot');
  await desk.getByRole('button', { name: /waitsalot/i }).click();
  const choice = desk.getByLabel('Doctor').locator('option').filter({ hasText: DOCTOR });
  await desk.getByLabel('Doctor').selectOption(String(await choice.getAttribute('value')));
  await desk.getByLabel('First day').fill(tuesday(4));
  await desk.getByLabel('Last day').fill(tuesday(4));
  await desk.getByRole('button', { name: 'Put on the waitlist' }).click();
  await expect(desk.getByRole('row', { name: /waitsalot/i })).toBeVisible();
  await desk.goto(booked);
  await appointments.take('Cancel');
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Reason').selectOption('pat');
  await dialog.getByRole('button', { name: 'Cancel appointment' }).click();
  await appointments.expectStatus('Cancelled');
  await desk.goto(`${PORTAL}/waitlist`);
  const row = desk.getByRole('row', { name: /waitsalot/i });
  // Not before the cancellation can no longer be undone.
  await row.getByRole('button', { name: 'Accept' }).click({ timeout: OFFERED_MS });
  await expect(row).toHaveCount(0);
  await desk.goto(`${PORTAL}/calendar?view=list&date=${tuesday(4)}`);
  await desk
    .getByRole('table')
    .getByRole('link', { name: /waitsalot/i })
    .click();
  await appointments.expectStatus('Scheduled');
});
