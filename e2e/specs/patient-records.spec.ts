import { look } from '../fixtures/look.js';
import { DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { expect, test, type Page } from '../fixtures/test.js';
import { PatientsPage } from '../pages/patients.page.js';
import { SignInPage } from '../pages/sign-in.page.js';

const CITY = portalUrl('complexform');
const TWIN = { lastName: 'Ranganathan', firstName: 'Vasundhara', born: ['9', '4', '1971'], sex: 'Female' } as const;

async function signIn(page: Page, role: string): Promise<PatientsPage> {
  const door = new SignInPage(page);
  await door.open(CITY);
  await door.signIn(`${role}@complexform.example`, DEMO_PASSWORD);
  await door.expectSignedIn();
  const patients = new PatientsPage(page, CITY);
  await patients.open();
  return patients;
}

/** The patient number in the banner. */
const numberOf = async (page: Page): Promise<string> => {
  const number = page.getByText(/^[A-Z]{1,4}-\d{7}$/).first();
  await expect(number).toBeVisible();
  return (await number.textContent())!.trim();
};

test('a patient is registered by keyboard alone, and the banner says what nobody asked', async ({ page }) => {
  await signIn(page, 'receptionist');
  await page.getByRole('link', { name: 'Register patient' }).first().click();
  await page.getByLabel('Last name').focus();
  for (const text of ['Wadekar', 'Sulochana']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.getByLabel('Day of birth').focus();
  for (const text of ['14', '7', '1961']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.getByLabel('Sex').focus();
  await page.keyboard.type('Fem');
  await page.keyboard.press('Tab');
  await page.keyboard.type('9822041755');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /wadekar, sulochana/i, level: 1 })).toBeVisible();
  await expect(page.getByText('Allergies not recorded').filter({ visible: true }).first()).toBeVisible();
});

test('allergies: none known, then one, on the banner at once', async ({ page }, info) => {
  const patients = await signIn(page, 'nurse');
  await patients.register({ lastName: 'Kamat', firstName: 'Shobha', born: ['3', '2', '1959'], sex: 'Female' });
  await page.getByRole('link', { name: 'Allergies' }).click();
  await look(page, 'portal-allergies-not-asked', info);
  await page.getByRole('button', { name: 'No known allergies' }).click();
  await expect(page.getByRole('status').getByText('No known allergies').or(page.getByText('No known allergies.'))).toBeVisible();
  await page.getByRole('button', { name: 'Record allergy' }).click();
  await page.getByLabel('Substance').fill('Penicillin');
  await page.getByLabel('Severity').selectOption({ label: 'Severe' });
  await page.getByLabel('Reactions').fill('Anaphylaxis');
  await look(page, 'portal-allergy-form', info);
  await page.getByRole('button', { name: 'Save allergy' }).click();
  await expect(page.getByText('severe, anaphylaxis, not confirmed').filter({ visible: true }).first()).toBeVisible();
  await look(page, 'portal-allergies', info);
  await page.reload();
  await expect(page).toHaveURL(/\/allergies$/);
  await expect(page.getByRole('button', { name: 'Change Penicillin' })).toBeVisible();
});

test('two records of one person: seen while typing, merged, found by the old number, undone', async ({ page }, info) => {
  const patients = await signIn(page, 'admin');
  await patients.register({ ...TWIN, phone: '9822041701' });
  const first = await numberOf(page);
  await patients.open();
  await patients.register({ ...TWIN, phone: '9822041702' });
  await expect(page.getByText('Very likely').first()).toBeVisible();
  await page.getByRole('button', { name: 'Register anyway' }).click();
  await expect(page.getByRole('heading', { name: /ranganathan, vasundhara/i, level: 1 })).toBeVisible();
  const second = await numberOf(page);
  expect(second).not.toBe(first);
  await page.getByRole('link', { name: 'Duplicates' }).click();
  await look(page, 'portal-duplicates', info);
  await page.getByRole('link', { name: `Compare and merge ${first}` }).click();
  await expect(page.getByRole('heading', { name: 'Merge two records of one person' })).toBeVisible();
  await look(page, 'portal-merge', info);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText(`${second} was merged into ${first}.`)).toBeVisible();
  expect(await numberOf(page)).toBe(first);
  await patients.open();
  await patients.search(second);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByText('Merged.', { exact: true })).toBeVisible();
  await look(page, 'portal-merged', info);
  await page.getByRole('link', { name: `Open ${first}` }).click();
  await page.getByRole('link', { name: 'Duplicates' }).click();
  await page.getByRole('button', { name: `Undo merge of ${second}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo merge' }).click();
  await expect(page.getByText(`${second} is a record of its own again.`)).toBeVisible();
});

test('a patient’s page, wristband and label in both sizes and themes', async ({ page }, info) => {
  const patients = await signIn(page, 'doctor');
  await patients.search('meena sharma');
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /sharma/i, level: 1 })).toBeVisible();
  await look(page, 'portal-chart', info);
  await page.getByRole('link', { name: 'Wristband' }).click();
  await expect(page.getByRole('img', { name: /^Code of/ }).first()).toBeVisible();
  await look(page, 'portal-wristband', info);
});
