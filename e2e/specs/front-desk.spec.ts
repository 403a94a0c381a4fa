import type { Page } from '@playwright/test';
import { look } from '../fixtures/look.js';
import { portalUrl } from '../fixtures/ports.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test } from '../fixtures/test.js';
import { AppointmentsPage } from '../pages/appointments.page.js';
import { PatientsPage } from '../pages/patients.page.js';
import { QueuePage } from '../pages/queue.page.js';

const HOSPITAL = 'autoid';
const PORTAL = portalUrl(HOSPITAL);
const DOCTOR = /Kavita Solanki/;
const DAY_MS = 86_400_000;
/** Longer than the wall goes without an answer before it says so, and longer than until it asks again. */
const [LONG_MS, NEXT_MS] = [90_000, 25_000];

/** Each born in another year, so that nobody looks like somebody else. */
async function registered(page: Page, lastName: string, year: string): Promise<void> {
  const patients = new PatientsPage(page, PORTAL);
  await patients.open();
  await patients.register({ lastName, firstName: 'Uma', born: ['9', '7', year], sex: 'Female' });
  await expect(page.getByRole('heading', { name: new RegExp(lastName, 'i'), level: 1 })).toBeVisible();
}

test('a walk-in gets a number, which the wall shows, calls, and forgets; the doctor sees it too', async ({ browser }, info) => {
  const [desk, television, doctor] = [
    await signedIn(browser, HOSPITAL, 'receptionist'),
    await signedIn(browser, HOSPITAL, 'nurse'),
    await signedIn(browser, HOSPITAL, 'doctor'),
  ];
  await registered(desk, 'Walkinson', '1961');
  await television.goto(`${PORTAL}/wall`);
  await expect(television.getByRole('heading', { name: 'Waiting' })).toBeVisible();
  const queue = new QueuePage(desk, PORTAL);
  await queue.open();
  const number = await queue.issue('Walkinson', DOCTOR);
  const waiting = television.getByRole('region', { name: 'Waiting' });
  await expect(waiting.getByText(String(number), { exact: true })).toBeVisible();
  await doctor.goto(`${PORTAL}/queue`);
  await expect(new QueuePage(doctor, PORTAL).row('Walkinson')).toBeVisible();
  await doctor.getByRole('button', { name: /^Call next for/ }).click();
  const called = television.getByRole('region', { name: 'Please come in' });
  await expect(called.getByText(String(number), { exact: true })).toBeVisible();
  await expect(called.getByText(DOCTOR)).toBeVisible();
  await expect(television.getByText(/walkinson/i)).toHaveCount(0);
  await look(television, 'portal-wall-called', info, { further: true });
  await expect(queue.row('Walkinson').getByText('Called')).toBeVisible();
  await look(desk, 'portal-queue-called', info, { further: true });
  await queue.take('Back to waiting', number);
  await expect(waiting.getByText(String(number), { exact: true })).toBeVisible();
  await queue.take('Call', number);
  await queue.take('Done', number);
  await expect(television.getByText('Nobody is called at the moment.')).toBeVisible();
  await expect(doctor.getByRole('heading', { name: 'Nobody waits for this doctor' })).toBeVisible();
});

test('a wall that hears nothing says so, and goes on by itself', async ({ browser }, info) => {
  const television = await signedIn(browser, HOSPITAL, 'nurse');
  await television.clock.install();
  await television.goto(`${PORTAL}/wall`);
  await expect(television.getByRole('heading', { name: 'Waiting' })).toBeVisible();
  await television.route('**/api/queue-tokens/wall*', (route) => route.abort());
  await television.clock.fastForward(LONG_MS);
  await expect(television.getByText(/^Not up to date since/)).toBeVisible();
  await look(television, 'portal-wall-stale', info, { further: true });
  await television.unrouteAll();
  await television.clock.fastForward(NEXT_MS);
  await expect(television.getByText(/^Not up to date since/)).toHaveCount(0);
});

test('an appointment is booked, moved, checked in and completed, and each page follows', async ({ browser }, info) => {
  const [desk, doctor] = [await signedIn(browser, HOSPITAL, 'receptionist'), await signedIn(browser, HOSPITAL, 'doctor')];
  await registered(desk, 'Bookington', '1972');
  const [atDesk, withDoctor] = [new AppointmentsPage(desk, PORTAL), new AppointmentsPage(doctor, PORTAL)];
  const day = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);
  await doctor.goto(`${PORTAL}/calendar?view=list&date=${day}`);
  await expect(doctor.getByRole('heading', { level: 1 })).toBeVisible();
  await atDesk.book({ patient: 'Bookington', doctor: DOCTOR, day });
  await atDesk.expectStatus('Scheduled');
  await doctor
    .getByRole('table')
    .getByRole('link', { name: /bookington/i })
    .click();
  await withDoctor.expectOpen();
  await atDesk.move();
  await expect(doctor.getByText(/^Moved/).first()).toBeVisible();
  await atDesk.take('Check in');
  await withDoctor.expectStatus('Checked in');
  await withDoctor.take('Start');
  await atDesk.expectStatus('In progress');
  await withDoctor.take('Complete');
  await atDesk.expectStatus('Completed');
  await look(desk, 'portal-appointment-completed', info, { further: true });
});

test('Home shows each role its work, leads to it, and follows it', async ({ browser }, info) => {
  const [desk, doctor, nurse] = [
    await signedIn(browser, HOSPITAL, 'receptionist'),
    await signedIn(browser, HOSPITAL, 'doctor'),
    await signedIn(browser, HOSPITAL, 'nurse'),
  ];
  await expect(desk.getByRole('heading', { name: 'Still to arrive' })).toBeVisible();
  await expect(doctor.getByRole('heading', { name: 'Your appointments today' })).toBeVisible();
  await expect(nurse.getByRole('heading', { name: 'Waiting' })).toBeVisible();
  const tile = doctor.getByRole('link', { name: /^Your queue/ });
  await expect(tile).toHaveText(/\d$/);
  const before = Number((await tile.innerText()).replace(/\D/g, ''));
  await registered(desk, 'Homewaiter', '1983');
  const queue = new QueuePage(desk, PORTAL);
  await queue.open();
  const number = await queue.issue('Homewaiter', DOCTOR);
  await expect(tile).toHaveText(new RegExp(`${before + 1}$`));
  for (const [page, role] of [
    [doctor, 'doctor'],
    [nurse, 'nurse'],
  ] as const)
    await look(page, `portal-home-${role}`, info, { further: true });
  await tile.click();
  await expect(new QueuePage(doctor, PORTAL).row('Homewaiter')).toBeVisible();
  await queue.take('Not here', number);
  await desk.getByRole('button', { name: 'Take out' }).click();
  await expect(new QueuePage(doctor, PORTAL).row('Homewaiter')).toHaveCount(0);
});
