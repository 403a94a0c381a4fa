import { portalUrl } from '../fixtures/ports.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test, type Page } from '../fixtures/test.js';
import { PatientsPage } from '../pages/patients.page.js';

/** Nobody else registers patients here, who would be asked as well. */
const HOSPITAL = 'wasimakram';
const PORTAL = portalUrl(HOSPITAL);
const PERSON = { lastName: 'Sengupta', firstName: 'Bimal', born: ['19', '9', '1966'], sex: 'Male' } as const;

async function defined(page: Page, name: string, { kind, more }: { kind: string; more: Readonly<Record<string, string>> }): Promise<void> {
  await page.getByRole('button', { name: 'Add a field' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Kind').selectOption({ label: kind });
  for (const [label, text] of Object.entries(more)) await page.getByLabel(label).fill(text);
  await page.getByLabel('A patient cannot be saved without it').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: `Edit ${name}` })).toBeVisible();
}

test('fields that a hospital requires are asked for, with their bounds, and nobody is registered without them', async ({ browser }) => {
  const page = await signedIn(browser, HOSPITAL, 'admin');
  await page.goto(`${PORTAL}/settings/custom-fields`);
  await defined(page, 'Ward of choice', { kind: 'One of a list', more: { Choices: 'General\nPrivate' } });
  await defined(page, 'Walks unaided', { kind: 'Number', more: { Unit: 'm', Smallest: '0', Largest: '500' } });
  const patients = new PatientsPage(page, PORTAL);
  await patients.open();
  await patients.openForm();
  await patients.fillIn(PERSON);
  const refusal = page.getByRole('alert').filter({ hasText: 'This could not be saved' });
  for (const name of ['Ward of choice', 'Walks unaided']) await expect(refusal.getByRole('button', { name })).toBeVisible();
  await page.getByLabel('Ward of choice').selectOption('Private');
  await page.getByLabel('Walks unaided').fill('501');
  await page.getByRole('button', { name: 'Register patient' }).click();
  await expect(refusal.getByRole('button', { name: 'Ward of choice' })).toHaveCount(0);
  await expect(refusal.getByRole('button', { name: 'Walks unaided' })).toBeVisible();
  await page.getByLabel('Walks unaided').fill('350');
  await page.getByRole('button', { name: 'Register patient' }).click();
  await expect(page.getByRole('heading', { name: /sengupta, bimal/i, level: 1 })).toBeVisible();
  for (const words of [/^Private$/, /^350( m)?$/]) await expect(page.getByText(words)).toBeVisible();
});
