import type { Page } from '@playwright/test';
import { GALLERY_URL, libraryElements, serveGallery } from '../fixtures/gallery.js';
import { look } from '../fixtures/look.js';
import { expect, test } from '../fixtures/test.js';

/** One part is shown many times, each a page of its own otherwise: same-named landmarks and the order of headings say nothing here. */
const except = ['landmark-unique', 'heading-order'];

/** What has to be opened to be seen, by the button's words. */
const OPENED = [
  ...['Ask', 'Ask for danger', 'Ask for the name', 'Two versions', 'Shortcuts', 'By password', 'By app too'],
  ...['Finds', 'Goes on searching', 'Fails', 'Lock', 'Lock for a long name'],
];

/** What the palette says in the end. */
const FOUND: Readonly<Record<string, string>> = { Finds: '17-Aug-1995, SMH-0047120', Fails: 'Patients could not be searched.' };

let page: Page;
/** Elements of the library that were seen so far. */
const seen = new Set<string>();

async function note(): Promise<void> {
  const shown = await page.evaluate((all) => all.filter((element) => document.querySelector(element)), libraryElements());
  for (const element of shown) seen.add(element);
}

async function close(): Promise<void> {
  const leave = page.getByRole('button', { name: 'Sign in as somebody else' });
  if (await leave.count()) await leave.click();
  else await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test.describe.configure({ mode: 'serial' });
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } }); // the pictures tell as much, and a trace of so large a page takes longer than the page

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext();
  await serveGallery(context);
  page = await context.newPage();
  await page.goto(GALLERY_URL);
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible();
  await expect(page.getByText('The number belongs to another patient.')).toBeVisible();
});

test('all components, in both densities', async ({}, info) => {
  await note();
  await look(page, 'gallery', info, { except });
  const density = page.getByRole('button', { name: /^Row height/ }).first();
  await density.click();
  await look(page, 'gallery-roomy', info, { further: true, within: 'hms-lists-gallery', except });
  await density.click();
  await look(page, 'gallery-compact', info, { further: true, except });
  await density.click();
});

test('a button under the pointer, and one with the focus', async ({}, info) => {
  const ways = { further: true, within: 'hms-buttons-gallery' };
  await page.getByRole('button', { name: 'Register patient' }).first().hover();
  await look(page, 'gallery-hover', info, ways);
  await page.getByRole('button', { name: 'Keep', exact: true }).focus();
  await page.keyboard.press('Tab');
  await look(page, 'gallery-focus', info, ways);
});

for (const words of OPENED) {
  test(`what "${words}" opens`, async ({}, info) => {
    await page.getByRole('button', { name: words, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    if (await page.getByRole('combobox', { name: 'Search or go to' }).count()) await page.keyboard.type('sharma');
    if (words in FOUND) await expect(page.getByText(FOUND[words])).toBeVisible();
    await note();
    await look(page, `gallery-${words}`.replaceAll(' ', '-'), info, { further: true });
    await close();
  });
}

test('the warning before the lock, and a toast', async ({}, info) => {
  await page.getByRole('button', { name: 'Show a toast with Undo' }).click();
  await page.getByRole('button', { name: 'Warn' }).click();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).focus(); // it stays as long as one is there
  await look(page, 'gallery-floating', info, { further: true, within: 'hms-toast-host' });
});

test('nothing of the library is missing', () => {
  expect(libraryElements().filter((element) => !seen.has(element))).toEqual([]);
});
