import { expect, test } from '@playwright/test';
import { look } from '../fixtures/look.js';
import { ADMIN_URL, DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { SignInPage } from '../pages/sign-in.page.js';

const CITY = portalUrl('cityhospital');

test('the portal at 360 and 1280 px, light and dark', async ({ page }, info) => {
  const signIn = new SignInPage(page);
  await signIn.open(CITY);
  await look(page, 'portal-sign-in', info);
  await signIn.signIn('admin@cityhospital.example', DEMO_PASSWORD);
  await signIn.expectSignedIn();
  for (const [name, path, heading] of [
    ['portal-home', '/', /good/i],
    ['portal-patients', '/patients?q=meena', /^patients$/i],
    ['portal-register', '/patients/new', /register patient/i],
    ['portal-import', '/patients/import', /import patients/i],
    ['portal-staff', '/staff', /^staff$/i],
  ] as const) {
    await page.goto(`${CITY}${path}`);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await look(page, name, info);
  }
  await page.goto(`${CITY}/patients?q=meena`);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /sharma/i, level: 1 })).toBeVisible();
  await look(page, 'portal-patient', info);
});

test('the admin dashboard at 360 and 1280 px, light and dark', async ({ page }, info) => {
  const signIn = new SignInPage(page);
  await signIn.open(ADMIN_URL);
  await look(page, 'admin-sign-in', info);
  await signIn.signIn('admin@example.com', DEMO_PASSWORD);
  await signIn.expectSignedIn();
  for (const [name, path, heading] of [
    ['admin-hospitals', '/tenants', /^hospitals$/i],
    ['admin-hospitals-table', '/tenants?view=table', /^hospitals$/i],
    ['admin-new-hospital', '/tenants/new/hospital', /new hospital/i],
    ['admin-hospital', '/tenants/demo_hospital_001', /city hospital/i],
    ['admin-users', '/users', /^users$/i],
  ] as const) {
    await page.goto(`${ADMIN_URL}${path}`);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await look(page, name, info);
  }
});
