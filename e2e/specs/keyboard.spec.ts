import { Keyboard } from '../fixtures/keyboard.js';
import { ADMIN_URL, DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { type Browser, expect, type Page, test } from '../fixtures/test.js';
import { loaded } from '../looks/look-list.js';
import { SignInPage } from '../pages/sign-in.page.js';

const PORTAL = portalUrl('cityhospital');
const RECEPTIONIST = 'receptionist@cityhospital.example';

/** A field for dates follows the language of the browser, which is American here: month, day, year. */
const tomorrow = (): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Kolkata', year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(Date.now() + 24 * 60 * 60 * 1000)
    .replaceAll('/', '');

/** From the content back to the top bar. */
const PATIENCE_BACK = 6;

/** From here on nothing is pressed but keys. */
async function opened(browser: Browser, origin: string): Promise<Keyboard> {
  const page = await (await browser.newContext()).newPage();
  await new SignInPage(page).open(origin);
  return new Keyboard(page);
}

async function signIn(keys: Keyboard, email: string, password = DEMO_PASSWORD): Promise<void> {
  await keys.tabTo(keys.page.getByLabel('E-mail'), 3);
  await keys.write(email);
  await keys.tabTo(keys.page.getByLabel('Password', { exact: true }), 2);
  await keys.write(password);
  await keys.press('Enter');
}

/** By the palette, from wherever the focus is; the page that comes takes it. */
async function goTo(keys: Keyboard, typed: string, heading: string | RegExp): Promise<void> {
  const { page } = keys;
  await keys.press('Control+k');
  await keys.expectAt(page.getByRole('combobox', { name: 'Search or go to' }));
  await keys.type(typed);
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
}

test.describe('in the portal, by keyboard alone', () => {
  test.describe.configure({ mode: 'serial' });
  let keys: Keyboard;
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    keys = await opened(browser, PORTAL);
    ({ page } = keys);
  });
  test.afterAll(() => page.context().close());

  test('somebody signs in, at the second try, and skips to the content', async () => {
    await signIn(keys, RECEPTIONIST, 'wrong-password');
    await expect(page.getByRole('alert')).toBeVisible();
    await keys.expectAt(page.getByLabel('Password', { exact: true }));
    await keys.write(DEMO_PASSWORD);
    await keys.press('Enter');
    await new SignInPage(page).expectSignedIn();
    await keys.tabTo(page.getByRole('link', { name: 'Skip to content' }), 1);
    await keys.press('Enter');
    await keys.expectAt(page.getByRole('main'));
  });

  test('a patient is found: by / and arrows, and Escape clears the search', async () => {
    await goTo(keys, 'patients', 'Patients');
    await keys.press('/');
    const box = page.getByRole('searchbox');
    await keys.expectAt(box);
    await keys.expectSeen();
    await keys.type('meena sharma');
    await expect(page).toHaveURL(/q=meena/);
    await expect(page.getByRole('row', { name: /sharma/i }).first()).toBeVisible();
    await keys.press('Escape');
    await expect(box).toHaveValue('');
    await keys.expectAt(box);
    await keys.type('meena sharma');
    await expect(page.getByText(/^Selected: SHARMA/)).toHaveCount(1);
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: /sharma/i, level: 1 })).toBeVisible();
    await keys.expectAt(page.getByRole('main'));
    await keys.tabTo(page.getByRole('link', { name: 'Edit' }));
    await keys.press('Enter');
    await expect(page.getByLabel('Last name')).toHaveValue(/sharma/i);
    await keys.expectAt(page.getByRole('main'));
  });

  test('a patient is registered; what is wrong leads to its field', async () => {
    await goTo(keys, 'register', 'Register patient');
    await keys.tabTo(page.getByLabel('Last name'), 3);
    await keys.press('Enter');
    const summary = page.getByRole('alert').filter({ hasText: 'This could not be saved' });
    await keys.expectAt(summary);
    await keys.tabTo(summary.getByRole('button', { name: 'Last name' }), 1);
    await keys.press('Enter');
    await keys.expectAt(page.getByLabel('Last name'));
    await keys.expectSeen();
    await keys.type('Keyboardwala');
    await keys.tabTo(page.getByLabel('First name'), 1);
    await keys.type('Zubin');
    await keys.tabTo(page.getByRole('button', { name: 'Age instead' }), 1);
    await keys.press('Enter');
    await keys.expectAt(page.getByLabel('Age in years'));
    await keys.tabTo(page.getByRole('button', { name: 'Date of birth instead' }), 1, 'Shift+Tab');
    await keys.press('Space');
    await keys.expectAt(page.getByLabel('Day of birth'));
    for (const [part, text] of [
      ['Day', '14'],
      ['Month', '7'],
      ['Year', '1961'],
    ]) {
      if (part !== 'Day') await keys.tabTo(page.getByLabel(`${part} of birth`), 1);
      await keys.type(text);
    }
    await keys.tabTo(page.getByLabel('Sex'), 2);
    await keys.type('Male');
    await keys.press('Tab', 'Enter');
    await expect(page.getByRole('heading', { name: /keyboardwala, zubin/i, level: 1 })).toBeVisible();
    await keys.expectAt(page.getByRole('main'));
  });

  test('an appointment is booked, and cancelled in a dialog that keeps the focus', async () => {
    await goTo(keys, 'book', 'Book appointment');
    await keys.tabTo(page.getByRole('searchbox', { name: 'Find the patient' }), 1);
    await keys.type('keyboardwala');
    await keys.tabTo(page.getByRole('button', { name: /KEYBOARDWALA/i }), 2);
    await keys.press('Enter');
    await keys.expectAt(page.getByRole('button', { name: 'Change' }));
    await keys.tabTo(page.getByLabel('Doctor'), 1);
    await keys.type('Dr A'); // past those who may be any doctor
    // The kind and the room, which may stay empty, are on the way.
    await keys.tabTo(page.getByLabel('Day', { exact: true }), 4);
    await keys.type(tomorrow());
    const slot = page.getByRole('group', { name: 'Free times' }).getByRole('button').first();
    await expect(slot).toBeVisible();
    await loaded(page);
    await keys.tabTo(slot);
    await keys.press('Space');
    await keys.expectAt(slot);
    await expect(slot).toHaveAttribute('aria-pressed', 'true');
    await keys.tabTo(page.getByLabel('Reason'));
    await keys.type('Cough');
    await keys.press('Enter');
    await expect(page).toHaveURL(/\/appointments\/[0-9a-f-]{36}$/);
    const cancel = page.getByRole('main').getByRole('button', { name: 'Cancel' });
    await keys.tabTo(cancel);
    await keys.press('Enter');
    const dialog = page.getByRole('dialog');
    await keys.expectTrapped(dialog);
    await keys.press('Escape');
    await expect(dialog).toHaveCount(0);
    await keys.expectAt(cancel);
  });

  test('palette, help and menus close by Escape and give the focus back', async () => {
    await goTo(keys, 'patients', 'Patients');
    const register = page.getByRole('link', { name: 'Register patient' });
    await keys.tabTo(register);
    await keys.press('Control+k');
    await keys.expectTrapped(page.getByRole('dialog', { name: 'Search or go to' }));
    await keys.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.expectAt(register);
    await keys.press('?');
    await keys.expectTrapped(page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
    await keys.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.expectAt(register);
    const menu = page.getByRole('button', { name: /^Account: / });
    await keys.tabTo(menu, PATIENCE_BACK, 'Shift+Tab');
    await keys.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keys.press('ArrowDown');
    await expect(page.getByRole('menuitemradio').first()).toBeFocused();
    await keys.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await keys.expectAt(menu);
    await keys.press('Enter', 'End', 'Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

test('the operator finds a hospital and fills the wizard by keyboard alone', async ({ browser }) => {
  const keys = await opened(browser, ADMIN_URL);
  const { page } = keys;
  await signIn(keys, 'admin@example.com');
  await expect(page.getByRole('heading', { name: 'Hospitals', level: 1 })).toBeVisible();
  await keys.press('/');
  await keys.expectAt(page.getByRole('searchbox'));
  await keys.type('city hospital');
  await expect(page).toHaveURL(/q=city/);
  await loaded(page);
  const actions = page.getByRole('button', { name: 'Actions for City Hospital' });
  await keys.tabTo(actions);
  await keys.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused();
  await keys.press('ArrowDown', 'ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Suspend…' })).toBeFocused();
  await keys.press('Enter');
  await keys.expectTrapped(page.getByRole('dialog'));
  await keys.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keys.expectAt(actions);
  await keys.tabTo(page.getByRole('link', { name: 'City Hospital', exact: true }), 2, 'Shift+Tab');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'City Hospital', level: 1 })).toBeVisible();

  await goTo(keys, 'new hosp', 'New hospital');
  await fillWizard(keys);
  await page.context().close();
});

/** All three steps, and back; without creating. */
async function fillWizard(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await keys.tabTo(page.getByLabel('Name'), 4);
  await keys.type('Keyboard Hospital');
  for (const [label, text] of [
    ['Subdomain', 'keyboard'],
    ['E-mail', 'contact@keyboard.example'],
    ['Telephone', '+91 98220 41763'],
    ['Address', '12 MG Road, Pune 411001'],
  ]) {
    await keys.tabTo(page.getByLabel(label), 3);
    await keys.write(text);
  }
  await keys.tabTo(page.getByRole('button', { name: 'Next' }), 4);
  await keys.press('Enter');
  await expect(page).toHaveURL(/\/admin$/);
  await keys.tabTo(page.getByLabel('Name'), 4);
  await keys.type('Dr Kavita Solanki');
  await keys.tabTo(page.getByLabel('E-mail', { exact: false }).first(), 1);
  await keys.type('kavita@keyboard.example');
  await keys.press('Enter');
  await expect(page).toHaveURL(/\/plan$/);
  const plans = page.getByRole('group', { name: 'Plan', exact: true }).getByRole('radio');
  await keys.tabTo(plans.first(), 6);
  await keys.press('ArrowDown');
  await expect(plans.nth(1)).toBeChecked();
  await keys.tabTo(page.getByRole('button', { name: 'Back' }), 2);
  await keys.press('Enter');
  await expect(page).toHaveURL(/\/admin$/);
  await expect(page.getByLabel('Name')).toHaveValue('Dr Kavita Solanki');
}
