import { ADMIN_URL, portalUrl } from '../fixtures/ports.js';
import { expect, test } from '../fixtures/test.js';
import { SignInPage } from '../pages/sign-in.page.js';

/** What a stranger's text would do, should it ever become part of a page. */
const INTRUSIONS: readonly (readonly [string, string, () => void])[] = [
  [
    'a script from elsewhere',
    'require-trusted-types-for',
    () => void (document.createElement('script').src = 'https://elsewhere.example/'),
  ],
  ['text as markup', 'require-trusted-types-for', () => void (document.body.innerHTML += '<img src=x onerror="document.title = 0">')],
  ['a call elsewhere', 'connect-src', () => void fetch('https://elsewhere.example/').catch(() => undefined)],
  [
    'a frame from elsewhere',
    'frame-src',
    () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://elsewhere.example/';
      document.body.append(frame);
    },
  ],
];

for (const origin of [ADMIN_URL, portalUrl('cityhospital')]) {
  for (const [name, directive, intrude] of INTRUSIONS) {
    test(`${name} is refused and told, at ${new URL(origin).hostname}`, async ({ page, watched: { refusals } }) => {
      await new SignInPage(page).open(origin);
      await page.evaluate(intrude).catch((error: unknown) => expect(String(error)).toMatch(/Trusted(HTML|ScriptURL)/));
      await expect.poll(() => refusals.splice(0).join()).toContain(directive);
      expect(await page.title()).not.toBe('0');
    });
  }
}
