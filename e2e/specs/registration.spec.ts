import { readFile } from 'node:fs/promises';
import { look } from '../fixtures/look.js';
import { DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { expect, test, type Page } from '../fixtures/test.js';
import { PatientsPage } from '../pages/patients.page.js';
import { SignInPage } from '../pages/sign-in.page.js';

const PORTAL = portalUrl('complexform');
const MOTHER = { lastName: 'Sawant', firstName: 'Urmila', born: ['3', '6', '1996'], sex: 'Female' } as const;

async function signIn(page: Page, role: string): Promise<PatientsPage> {
  const door = new SignInPage(page);
  await door.open(PORTAL);
  await door.signIn(`${role}@complexform.example`, DEMO_PASSWORD);
  await door.expectSignedIn();
  const patients = new PatientsPage(page, PORTAL);
  await patients.open();
  return patients;
}

test('somebody whom nobody knows is registered at once, and goes on to the wristband', async ({ page }) => {
  const patients = await signIn(page, 'receptionist');
  await patients.openForm();
  await page.getByLabel('Unknown patient').check();
  await page.getByLabel('Sex').selectOption({ label: 'Male' });
  await page.getByRole('button', { name: 'Save and print wristband' }).click();
  const band = page.getByRole('region', { name: 'Wristband' });
  for (const words of [/unknown/i, 'Allergies not recorded · Not identified']) await expect(band.getByText(words)).toBeVisible();
  await page.getByRole('link', { name: 'Back to the patient' }).click();
  await expect(page.getByText('Not identified').filter({ visible: true }).first()).toBeVisible();
});

test('a newborn is registered from the mother’s page, and leads back to her', async ({ page }) => {
  const patients = await signIn(page, 'receptionist');
  await patients.register(MOTHER);
  await expect(page.getByRole('heading', { name: /sawant, urmila/i, level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Newborn' }).click();
  await expect(page.getByText('Newborn of')).toBeVisible();
  await expect(page.getByLabel('First name')).toHaveValue('Baby of Urmila');
  await page.getByLabel('Sex').selectOption({ label: 'Female' });
  await page.getByRole('button', { name: 'Register patient' }).click();
  await expect(page.getByRole('heading', { name: /sawant, baby of urmila/i, level: 1 })).toBeVisible();
  await page
    .getByText(/^Child of/)
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByRole('heading', { name: /sawant, urmila/i, level: 1 })).toBeVisible();
});

test('a field of the hospital: defined, filled in, a column, a filter, and in the file', async ({ page }, info) => {
  const patients = await signIn(page, 'admin');
  await page.goto(`${PORTAL}/settings/custom-fields`);
  await page.getByRole('button', { name: 'Add a field' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Arrived by');
  await page.getByLabel('Kind').selectOption({ label: 'One of a list' });
  await page.getByLabel('Choices').fill('Ambulance\nOn foot');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit Arrived by' })).toBeVisible();
  await patients.open();
  await patients.openForm();
  await page.getByLabel('Arrived by').selectOption('Ambulance');
  await patients.fillIn({ lastName: 'Tendulkar', firstName: 'Ashok', born: ['1', '2', '1957'], sex: 'Male' });
  await expect(page.getByText('Ambulance')).toBeVisible();
  await patients.open();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Arrived by' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByLabel('Field').selectOption({ label: 'Arrived by' });
  await page.getByLabel(/^Is /).selectOption('Ambulance');
  await page.getByRole('button', { name: 'Apply' }).click();
  const row = page.getByRole('table').getByRole('row').filter({ hasText: 'Tendulkar' });
  await expect(row.getByText('Ambulance')).toBeVisible();
  await look(page, 'portal-own-field-column', info);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  const lines = (await readFile(await (await file).path(), 'utf8')).trim().split(/\r?\n/);
  expect([lines.length, lines[0].includes('Arrived by') || lines[0].includes('arrived_by'), lines[1].includes('Ambulance')]).toEqual([
    2,
    true,
    true,
  ]);
});
