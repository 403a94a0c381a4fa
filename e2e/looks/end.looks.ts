import { expect, type Page } from '@playwright/test';
import { answered } from './answers.js';
import { aLook, at, dialogOpen, type Looks, press } from './look-list.js';

type EndPath = '/account' | '/account/two-step' | '/forbidden' | '/**';

/** What an authenticator app is given. */
const SECRET = 'JBSWY3DPEHPK3PXP';

/** Changing what protects the account needs a fresh proof. */
async function askForCodes(page: Page): Promise<void> {
  await press(page, 'New recovery codes');
  await dialogOpen(page);
}

/** The pages that both apps end with, and what lies over every page: palette, help, menu. */
export function endLooks(origin: string): Looks<EndPath> {
  const open = at(origin);
  const account = (page: Page) => open(page, '/account', 'Your account');
  return {
    '/account': [
      aLook('plain', account),
      aLook('two steps on', async (page) => {
        await answered(page, '/auth/mfa', { enabled: true, required: true, recoveryCodesLeft: 2 });
        await account(page);
        await askForCodes(page);
      }),
      aLook('palette', async (page) => {
        await account(page);
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox').fill('a');
        await expect(page.getByRole('option').first()).toBeVisible();
      }),
      aLook('palette without a match', async (page) => {
        await account(page);
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox').fill('zzqqxx');
        await expect(page.getByText(/^Nothing matches/).last()).toBeVisible();
      }),
      aLook('shortcuts', async (page) => {
        await account(page);
        await page.keyboard.press('?');
        await dialogOpen(page);
      }),
      aLook('menu', async (page) => {
        await account(page);
        await page.getByRole('button', { name: /^Account: / }).click();
        await expect(page.getByRole('menu')).toBeVisible();
      }),
      aLook('offline', async (page) => {
        await account(page);
        await page.context().setOffline(true);
        await expect(page.getByText(/^Offline\./)).toBeVisible();
      }),
    ],
    '/account/two-step': [
      aLook('plain', async (page) => {
        // A sign-in of some minutes ago would have to be proved again.
        await answered(page, '/auth/mfa/setup', { secret: SECRET, otpauthUri: `otpauth://totp/City%20Hospital:asha?secret=${SECRET}` });
        await open(page, '/account/two-step', 'Set up two-step verification');
      }),
    ],
    '/forbidden': [aLook('plain', (page) => open(page, '/forbidden?permission=staff:manage', "You can't open this page"))],
    '/**': [
      aLook('plain', async (page) => {
        await page.goto(`${origin}/no/such/page`);
        await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
      }),
    ],
  };
}
