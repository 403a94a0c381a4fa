import { portalUrl } from '../fixtures/ports.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test } from '../fixtures/test.js';
import { PatientsPage } from '../pages/patients.page.js';
import { VisitsPage } from '../pages/visits.page.js';

const HOSPITAL = 'complexform';
const PORTAL = portalUrl(HOSPITAL);

test('a doctor writes a visit, reloads, signs it, amends it, and the first text stays readable', async ({ browser }) => {
  const page = await signedIn(browser, HOSPITAL, 'doctor');
  const patients = new PatientsPage(page, PORTAL);
  await patients.open();
  await patients.register({ lastName: 'Notewala', firstName: 'Rukmini', born: ['17', '5', '1958'], sex: 'Female' });
  await expect(page.getByRole('heading', { name: /notewala/i, level: 1 })).toBeVisible();
  const visits = new VisitsPage(page);
  await visits.start('Outpatient');
  await visits.write('Chief complaint', 'Pain in the right knee');
  await visits.expectSaved();
  await visits.section('Plan').fill('Ice and rest');
  await page.keyboard.press('Control+s');
  await visits.expectSaved();
  await page.reload();
  await expect(visits.section('Plan')).toHaveValue('Ice and rest');
  await expect(page.getByText('Draft, not signed').first()).toBeVisible();
  await visits.sign();
  await expect(visits.section('Plan')).toHaveCount(0);
  await visits.amend('Chief complaint', 'Pain in the left knee', 'The left knee, not the right one');
  await expect(page.getByText('Reason: The left knee, not the right one')).toBeVisible();
  await page.getByText('The text as it was signed first').click();
  await expect(page.getByText('Pain in the right knee', { exact: true })).toBeVisible();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Visits/ })
    .click();
  await expect(page.getByRole('link', { name: /Pain in the left knee.*Amended/ })).toBeVisible();
});

test('text that is typed offline stays on the page and is saved when the connection is back', async ({ browser }) => {
  const page = await signedIn(browser, HOSPITAL, 'doctor');
  await page.goto(`${PORTAL}/patients?q=notewala`);
  await page.getByRole('table').getByRole('link').first().click();
  const visits = new VisitsPage(page);
  await visits.start('By video or phone');
  await visits.expectSaved();
  await page.context().setOffline(true);
  await visits.write('History', 'Told on the phone');
  await expect(page.getByText(/^Not saved/)).toBeVisible();
  await expect(visits.section('History')).toHaveValue('Told on the phone');
  await page.context().setOffline(false);
  await visits.expectSaved();
  await page.reload();
  await expect(visits.section('History')).toHaveValue('Told on the phone');
});
