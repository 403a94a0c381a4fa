import { portalUrl } from '../fixtures/ports.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test } from '../fixtures/test.js';
import { PatientsPage } from '../pages/patients.page.js';

const HOSPITAL = 'complexform';
const KNOWN = { lastName: 'Paranjape', firstName: 'Yamini', born: ['13', '1', '1977'], sex: 'Female' } as const;
const OTHER = { lastName: 'Gokhale', firstName: 'Tarabai', born: ['30', '8', '1931'], sex: 'Female' } as const;

test('who may be registered already is named while one types: at registration before it is sent, and on editing', async ({ browser }) => {
  const page = await signedIn(browser, HOSPITAL, 'receptionist');
  const patients = new PatientsPage(page, portalUrl(HOSPITAL));
  const [warning, heading] = [page.getByRole('heading', { name: 'May be registered already' }), page.getByRole('heading', { level: 1 })];
  for (const person of [KNOWN, OTHER]) {
    await patients.open();
    await patients.register(person);
    await expect(heading).toHaveText(new RegExp(person.lastName, 'i'));
  }
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByLabel('Last name')).toHaveValue(OTHER.lastName);
  await expect(warning).toHaveCount(0);
  await patients.type(KNOWN);
  await expect(warning).toBeVisible();
  await patients.open();
  await patients.openForm();
  await patients.type(KNOWN);
  await expect(warning).toBeVisible();
  await expect(page.getByText('Very likely')).toBeVisible();
  await page.getByRole('link', { name: /^Open / }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await expect(heading).toHaveText(/paranjape, yamini/i);
});
