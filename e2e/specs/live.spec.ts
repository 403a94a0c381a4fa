import { look } from '../fixtures/look.js';
import { portalUrl } from '../fixtures/ports.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test, type Page } from '../fixtures/test.js';
import { PatientsPage } from '../pages/patients.page.js';

const HOSPITAL = 'autoid';
const PORTAL = portalUrl(HOSPITAL);
const CSV = 'Last name,First name,DOB,Gender\nImported,Ila,1978-03-02,F\n';

/** What earlier journeys in this hospital have told its Admin is out of the way. */
async function allRead(page: Page): Promise<void> {
  // A page that is left may still be asking.
  await page.goto('about:blank');
  // Read at once: the browser keeps no answer for long.
  const listed = page.waitForResponse(/\/api\/notifications([?]|$)/).then((response) => response.json() as Promise<{ unread: number }>);
  await page.goto(`${PORTAL}/notifications`);
  const { unread } = await listed;
  if (unread > 0) await page.getByRole('button', { name: 'Mark all as read' }).click();
}

test('what one person does, colleagues see without reloading, in each of their tabs', async ({ browser }) => {
  const [receptionist, nurse] = [await signedIn(browser, HOSPITAL, 'receptionist'), await signedIn(browser, HOSPITAL, 'nurse')];
  const secondTab = await nurse.context().newPage();
  for (const page of [nurse, secondTab]) {
    await page.goto(`${PORTAL}/patients?sort=-createdAt`);
    await expect(page.getByRole('table')).toBeVisible();
  }
  const patients = new PatientsPage(receptionist, PORTAL);
  await patients.open();
  await patients.register({ lastName: 'Liveseen', firstName: 'Uma', born: ['2', '3', '1978'], sex: 'Female' });
  for (const page of [nurse, secondTab]) await new PatientsPage(page, PORTAL).expectRow(/Liveseen/i);
  // The tab that held the stream is closed; the other one takes it over.
  await nurse.close();
  await patients.open();
  await patients.register({ lastName: 'Seenagain', firstName: 'Uma', born: ['2', '3', '1979'], sex: 'Female' });
  await new PatientsPage(secondTab, PORTAL).expectRow(/Seenagain/i);
});

test('the bell counts, leads to what it is about, and can be told what to leave out', async ({ browser }, info) => {
  const admin = await signedIn(browser, HOSPITAL, 'admin');
  const bell = admin.getByRole('button', { name: /^Notifications: / });
  await allRead(admin);
  await expect(bell).toHaveAccessibleName('Notifications: No unread notifications');
  await new PatientsPage(admin, PORTAL).importCsv('patients.csv', CSV);
  await expect(bell).toHaveAccessibleName('Notifications: 1 unread notification');
  await bell.click();
  const panel = admin.getByRole('dialog', { name: 'Notifications' });
  await expect(panel.getByRole('link', { name: /An import that you started has ended/ })).toBeVisible();
  await look(admin, 'portal-bell', info);
  await panel.getByRole('link', { name: /An import that you started has ended/ }).click();
  await expect(admin).toHaveURL(/\/patients\/import\?job=/);
  await expect(bell).toHaveAccessibleName('Notifications: No unread notifications');
  await admin.goto(`${PORTAL}/notifications`);
  await admin.getByRole('button', { name: /^Mark as unread.*An import/ }).click();
  await expect(bell).toHaveAccessibleName('Notifications: 1 unread notification');
  await admin.getByRole('button', { name: 'Mark all as read' }).click();
  await admin.getByRole('button', { name: 'Undo' }).click();
  await expect(bell).toHaveAccessibleName('Notifications: 1 unread notification');
  await look(admin, 'portal-notifications', info);
  await admin.getByRole('link', { name: 'Settings', exact: true }).last().click();
  await admin.getByLabel('An import that you started has ended: by mail').check();
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByText('Notification settings saved.')).toBeVisible();
  await admin.reload();
  await expect(admin.getByLabel('An import that you started has ended: by mail')).toBeChecked();
  await look(admin, 'portal-notification-settings', info);
});
