import { expect, type Page } from '@playwright/test';
import { answered, refused } from './answers.js';
import { aLook, at, type Looks, press } from './look-list.js';

type AuthPath =
  '/auth/signin' | '/auth/forgot-password' | '/auth/reset-password' | '/auth/invitation' | '/auth/signup' | '/auth/signup/confirm';

async function tryToSignIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('nobody@cityhospital.example');
  await page.getByLabel('Password', { exact: true }).fill('not my password');
  await press(page, 'Sign in');
}

const TOO_MANY = { status: 429, code: 'rate_limited', title: 'Too many tries', detail: 'Wait.', retryAfter: 240 };
const USED_UP = { status: 410, code: 'invitation.used', title: 'Gone', detail: 'This invitation was used already.' };
const INVITED = {
  email: 'meera.iyer@cityhospital.example',
  name: 'Dr Meera Iyer',
  account: 'new',
  roles: ['Doctor'],
  hospital: { name: 'City Hospital', subdomain: 'cityhospital' },
};

/** The pages of people who are not signed in, of the app at this origin. */
export function authLooks(origin: string, askToJoin: Looks<'/auth/signup' | '/auth/signup/confirm'>): Looks<AuthPath> {
  const open = at(origin);
  return {
    '/auth/signin': [
      aLook('plain', (page) => open(page, '/auth/signin', 'Sign in')),
      aLook('faults', async (page) => {
        await open(page, '/auth/signin', 'Sign in');
        await press(page, 'Sign in');
        await expect(page.getByText('Enter your password.')).toBeVisible();
      }),
      aLook('refused', async (page) => {
        await open(page, '/auth/signin', 'Sign in');
        await tryToSignIn(page);
        await expect(page.getByRole('alert')).toBeVisible();
      }),
      aLook('too many tries', async (page) => {
        await refused(page, '/auth/signin', TOO_MANY, 'POST');
        await open(page, '/auth/signin', 'Sign in');
        await tryToSignIn(page);
        await expect(page.getByText('Too many tries.').first()).toBeVisible();
      }),
    ],
    '/auth/forgot-password': [
      aLook('plain', (page) => open(page, '/auth/forgot-password', 'Forgot password')),
      aLook('sent', async (page) => {
        await open(page, '/auth/forgot-password', 'Forgot password');
        await page.getByLabel('E-mail').fill('nobody@cityhospital.example');
        await press(page, 'Send link');
        await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
      }),
    ],
    '/auth/reset-password': [
      aLook('plain', (page) => open(page, '/auth/reset-password', 'Choose a new password')),
      aLook('refused', async (page) => {
        await open(page, '/auth/reset-password?email=nobody@cityhospital.example&code=123456', 'Choose a new password');
        await page.getByLabel('New password', { exact: true }).fill('Monsoon-Lotus-42');
        await press(page, 'Change password');
        await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible(); // the link was cut short
      }),
    ],
    '/auth/invitation': [
      aLook('new person', async (page) => {
        await answered(page, '/auth/invitation', INVITED);
        await open(page, '/auth/invitation?token=a-token', 'Join City Hospital');
      }),
      aLook('used up', async (page) => {
        await refused(page, '/auth/invitation', USED_UP, 'POST');
        await open(page, '/auth/invitation?token=a-token', "This invitation can't be used");
      }),
    ],
    ...askToJoin,
  };
}
