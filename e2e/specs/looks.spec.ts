import { type Browser, expect, type Page, test } from '../fixtures/test.js';
import { PAGE_PATHS as ADMIN_PATHS } from '../../admin-dashboard/src/app/page-paths.js';
import { PAGE_PATHS as PORTAL_PATHS } from '../../hospital-portal/src/app/page-paths.js';
import { look } from '../fixtures/look.js';
import { ADMIN_URL, DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { ADMIN_LOOKS } from '../looks/admin.looks.js';
import type { Look } from '../looks/look-list.js';
import { PORTAL_LOOKS } from '../looks/portal.looks.js';
import { DOCTOR_LOOKS } from '../looks/visits.looks.js';
import { SignInPage } from '../pages/sign-in.page.js';

interface App {
  readonly name: string;
  readonly origin: string;
  readonly email: string;
  readonly paths: readonly string[];
  readonly looks: Readonly<Record<string, readonly Look[]>>;
}

const APPS: readonly App[] = [
  { name: 'admin', origin: ADMIN_URL, email: 'admin@example.com', paths: ADMIN_PATHS, looks: ADMIN_LOOKS },
  {
    ...{ name: 'portal', origin: portalUrl('cityhospital'), email: 'admin@cityhospital.example', looks: PORTAL_LOOKS },
    paths: PORTAL_PATHS.filter((path) => !(path in DOCTOR_LOOKS)),
  },
  {
    ...{ name: 'doctor', origin: portalUrl('cityhospital'), email: 'doctor@cityhospital.example', looks: DOCTOR_LOOKS },
    paths: Object.keys(DOCTOR_LOOKS),
  },
];

const isForStrangers = (path: string): boolean => path.startsWith('/auth/');
const WORDS: Readonly<Record<string, string>> = { '/': '/home', '/**': '/elsewhere' };
const pictureOf = ({ name }: App, path: string, shows: string): string =>
  `${name}${WORDS[path] ?? path} ${shows}`.replace(/[^a-z]+/gi, '-');

/** One page for all looks of an app at people who are signed in, another for strangers: each look starts with an address of its own. */
async function newPage(browser: Browser, signInTo?: App): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  if (!signInTo) return page;
  const signIn = new SignInPage(page);
  await signIn.open(signInTo.origin);
  await signIn.signIn(signInTo.email, DEMO_PASSWORD);
  await signIn.expectSignedIn();
  return page;
}

test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } }); // the pictures tell as much

for (const app of APPS) {
  test.describe(`looks of the ${app.name} app`, () => {
    let stranger: Page;
    let member: Page;

    test.beforeAll(async ({ browser }) => {
      stranger = await newPage(browser);
      member = await newPage(browser, app);
    });

    test.afterAll(async () => {
      await stranger.context().close();
      await member.context().close();
    });

    test('there is one of every page', () => {
      expect(app.paths.filter((path) => !app.looks[path]?.length)).toEqual([]);
    });

    for (const [path, looks] of Object.entries(app.looks)) {
      for (const [at, { name, open, except }] of looks.entries()) {
        test(`${path}, ${name}`, async ({}, info) => {
          const page = isForStrangers(path) ? stranger : member;
          await open(page);
          await look(page, pictureOf(app, path, name), info, { further: at > 0, except });
          await page.unrouteAll({ behavior: 'ignoreErrors' });
          await page.context().setOffline(false);
        });
      }
    }
  });
}
