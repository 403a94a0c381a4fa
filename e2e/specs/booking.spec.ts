import { portalUrl } from '../fixtures/ports.js';
import { printed } from '../fixtures/printed.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test, type Page } from '../fixtures/test.js';
import { AppointmentsPage } from '../pages/appointments.page.js';
import { QueuePage } from '../pages/queue.page.js';

const HOSPITAL = 'autoid';
const PORTAL = portalUrl(HOSPITAL);
const DOCTOR = /Kavita Solanki/;
const DAY_MS = 86_400_000;
/** A day on which nobody else books, and the hospital works. */
const day = (): string => new Date(Date.now() + 56 * DAY_MS).toISOString().slice(0, 10);

test.describe.configure({ mode: 'serial' });

let page: Page;

test.beforeAll(async ({ browser }) => (page = await signedIn(browser, HOSPITAL, 'receptionist')));

test('who calls for the first time is registered within the booking, which goes on as it was', async () => {
  const appointments = new AppointmentsPage(page, PORTAL);
  await page.goto(`${PORTAL}/appointments/new?date=${day()}`);
  await page.getByLabel('Reason').fill('Ringing in the ears');
  await page.getByLabel('Find the patient').fill('Firstcall Ramesh');
  await expect(page.getByText('Nobody matches.')).toBeVisible();
  await page.getByRole('button', { name: 'New patient' }).click();
  const form = page.getByRole('group', { name: 'New patient' });
  await form.getByLabel('Age in years').fill('48');
  await form.getByLabel('Sex').selectOption({ label: 'Male' });
  await form.getByRole('button', { name: 'Register and go on' }).click();
  await expect(page.getByRole('button', { name: 'Change' })).toBeVisible();
  await expect(page.getByLabel('Reason')).toHaveValue('Ringing in the ears');
  await appointments.choose(DOCTOR);
  await page.getByRole('button', { name: 'Book appointment' }).click();
  await appointments.expectOpen();
  await appointments.expectStatus('Scheduled');
  await expect(page.getByRole('main').getByRole('link', { name: /firstcall/i })).toBeVisible();
  await expect(page.getByText('Ringing in the ears')).toBeVisible();
});

test('the list of the day is printed with the hospital and who comes; nothing that one presses is', async () => {
  await page.goto(`${PORTAL}/calendar?date=${day()}`);
  await expect(page.getByRole('link', { name: /firstcall/i }).first()).toBeVisible();
  await printed(page, async () => {
    await expect(page.getByText('Auto ID Hospital').filter({ visible: true }).first()).toBeVisible();
    const row = page.getByRole('table').getByRole('row', { name: /firstcall/i });
    for (const words of [/firstcall/i, /\(?48 y/, /[A-Z]{1,4}-\d{7}/, DOCTOR, 'Ringing in the ears'])
      await expect(row).toContainText(words);
    for (const screen of [
      page.getByRole('navigation').first(),
      page.getByRole('grid'),
      page.getByRole('link', { name: 'Book', exact: true }),
      page.getByRole('button', { name: 'Today' }),
    ]) {
      await expect(screen).toBeHidden();
    }
  });
});

test('the slip of a number is printed alone, and names nobody', async () => {
  const queue = new QueuePage(page, PORTAL);
  await queue.open();
  const number = await queue.issue('Firstcall', DOCTOR);
  await page.goBack();
  const slip = page.getByRole('region', { name: 'Slip' });
  await expect(slip).toBeVisible();
  await printed(page, async () => {
    for (const words of ['Auto ID Hospital', String(number), DOCTOR]) await expect(slip.getByText(words, { exact: true })).toBeVisible();
    await expect(page.getByText(/firstcall/i).filter({ visible: true })).toHaveCount(0);
    for (const screen of [page.getByRole('navigation').first(), page.getByRole('button', { name: 'Print' })])
      await expect(screen).toBeHidden();
  });
  await queue.open();
  await queue.take('Not here', number);
  // While the dialog stands, nothing behind it is there for a reader: no row is no answer yet.
  const taken = page.waitForResponse(/\/queue-tokens\/[^/]+\/leave$/);
  await page.getByRole('button', { name: 'Take out' }).click();
  expect((await taken).status()).toBe(200);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(queue.row('Firstcall')).toHaveCount(0);
});
