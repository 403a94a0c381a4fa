import { expect, test, type Page } from '../fixtures/test.js';
import { DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { SignInPage } from '../pages/sign-in.page.js';

const PORTAL = portalUrl('autoid');

/** As a calendar program asks: with the address alone, from a context of its own. Not every machine knows names below localhost. */
async function subscribed(page: Page, address: string): Promise<{ status: number; text: string }> {
  const url = new URL(address);
  const { host } = url;
  url.hostname = '127.0.0.1';
  const answer = await page.request.get(url.href, { headers: { host } });
  return { status: answer.status(), text: await answer.text() };
}

test('a doctor gives a calendar of their own an address, sees it once, and ends it', async ({ page, browser }) => {
  const signIn = new SignInPage(page);
  await signIn.open(PORTAL);
  await signIn.signIn('doctor@autoid.example', DEMO_PASSWORD);
  await signIn.expectSignedIn();
  await page.goto(`${PORTAL}/calendar`);
  await page.getByRole('link', { name: 'Show your appointments in a calendar of your own' }).click();
  await expect(page.getByRole('heading', { name: 'Calendar address' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a calendar address' }).click();
  const field = page.getByLabel('Calendar address');
  await expect(field).toHaveValue(/\/calendar\.ics\?token=/);
  const address = await field.inputValue();

  const program = await (await browser.newContext()).newPage();
  const calendar = await subscribed(program, address);
  expect([calendar.status, calendar.text.startsWith('BEGIN:VCALENDAR\r\n')]).toEqual([200, true]);

  await page.reload();
  await expect(page.getByText('It cannot be shown again')).toBeVisible();
  await expect(field).toHaveCount(0);
  await page.getByRole('button', { name: 'End the address' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the address' }).click();
  await expect(page.getByRole('button', { name: 'Make a calendar address' })).toBeVisible();
  expect((await subscribed(program, address)).status).toBe(404);
});
