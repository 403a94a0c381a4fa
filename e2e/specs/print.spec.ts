import { DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { expect, test, type Page } from '../fixtures/test.js';
import { PatientsPage } from '../pages/patients.page.js';
import { SignInPage } from '../pages/sign-in.page.js';

const PORTAL = portalUrl('complexform');
/** What tells the patient from everybody else, on each paper about her. */
const IDENTITY = [/kirloskar, /i, /05-Nov-1963/, /[A-Z]{1,4}-\d{7}/];

/** Registers her and stays on her page. */
async function registered(page: Page, firstName: string): Promise<void> {
  const door = new SignInPage(page);
  await door.open(PORTAL);
  await door.signIn('nurse@complexform.example', DEMO_PASSWORD);
  await door.expectSignedIn();
  const patients = new PatientsPage(page, PORTAL);
  await patients.open();
  await patients.register({ lastName: 'Kirloskar', firstName, born: ['5', '11', '1963'], sex: 'Female' });
  await expect(page.getByRole('heading', { name: new RegExp(`kirloskar, ${firstName}`, 'i'), level: 1 })).toBeVisible();
}

test('the chart is printed with the hospital, who it is about and the alerts', async ({ page }) => {
  await registered(page, 'Sharada');
  const printed = page.getByText(/kirloskar, sharada · born .* · patient no\./i);
  await expect(printed).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(printed).toBeVisible();
  for (const words of IDENTITY) await expect(printed).toHaveText(words);
  for (const words of ['Complex Form Hospital', 'Allergies not recorded']) {
    await expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible();
  }
  for (const screen of [page.getByRole('link', { name: 'Edit' }), page.getByRole('navigation').first()]) await expect(screen).toBeHidden();
});

test('the wristband and the label are printed alone, each with who it is, a code and the allergies in words', async ({ page }) => {
  await registered(page, 'Malati');
  await page.getByRole('link', { name: 'Wristband' }).click();
  await expect(page.getByRole('heading', { name: 'Wristband and label' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const name of ['Wristband', 'Label']) {
    const paper = page.getByRole('region', { name });
    for (const words of [...IDENTITY, 'Allergies not recorded']) await expect(paper.getByText(words).first()).toBeVisible();
    await expect(paper.getByRole('img', { name: /^Code of/ })).toBeVisible();
  }
  for (const screen of [page.getByRole('button', { name: 'Print' }), page.getByRole('heading', { name: 'Wristband and label' })]) {
    await expect(screen).toBeHidden();
  }
});
