import { look } from '../fixtures/look.js';
import { DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test } from '../fixtures/test.js';
import { HoursPage } from '../pages/hours.page.js';
import { SignInPage } from '../pages/sign-in.page.js';

const PORTAL = portalUrl('autoid');
const DOCTOR = 'Dr Kavita Solanki';
/** A day on which nobody else books. */
const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

test('leave that orphans a booking lists it and asks; whoever goes on finds the booking marked', async ({ page }, info) => {
  const door = new SignInPage(page);
  await door.open(PORTAL);
  await door.signIn('receptionist@autoid.example', DEMO_PASSWORD);
  await door.expectSignedIn();
  const hours = new HoursPage(page, PORTAL);
  const booking = await hours.book({ patient: 'sharma', doctor: DOCTOR, day });

  await hours.open(DOCTOR);
  await hours.addLeave(day, 'Conference');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: '1 appointment would be outside the hours' })).toBeVisible();
  await expect(dialog.getByText(/sharma/i)).toBeVisible();
  await look(page, 'portal-hours-orphans', info);
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await expect(page.getByLabel('Note')).toHaveValue('Conference');

  await page.getByRole('button', { name: 'Add leave' }).click();
  await dialog.getByRole('button', { name: 'Save all the same' }).click();
  await expect(page.getByRole('table', { name: 'Leave and extra hours' }).getByText('Conference')).toBeVisible();
  await page.goto(booking);
  await expect(page.getByText("This time is outside the doctor's hours.")).toBeVisible();
  await page.goto(`${PORTAL}/calendar?date=${day}`);
  await expect(page.getByText('Leave', { exact: true })).toBeVisible();
});

test('weekly hours that orphan a booking list it and ask; going back keeps the form, and whoever goes on finds the booking marked', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'wasimakram', 'receptionist');
  const hours = new HoursPage(page, portalUrl('wasimakram'));
  const [doctor, weekday] = [
    'Dr Nusrat Jahan',
    new Intl.DateTimeFormat('en-IN', { weekday: 'long', timeZone: 'UTC' }).format(new Date(day)),
  ];
  const booking = await hours.book({ patient: 'sharma', doctor, day });
  await hours.open(doctor);
  await hours.dropHours(weekday);
  await hours.saveHours();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: '1 appointment would be outside the hours' })).toBeVisible();
  await expect(dialog.getByText(/sharma/i)).toBeVisible();
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await expect(dialog).toHaveCount(0);
  await hours.saveHours();
  await dialog.getByRole('button', { name: 'Save all the same' }).click();
  await expect(page.getByRole('button', { name: 'Edit hours' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Weekly hours' }).getByText(weekday)).toHaveCount(0);
  await page.goto(booking);
  await expect(page.getByText("This time is outside the doctor's hours.")).toBeVisible();
});
