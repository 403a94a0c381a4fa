import { chromium } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../../tools/test/chromium.mjs';
import { SUFFIX } from './web-server.mjs';

/**
 * A page in Chromium for which every host of the platform is this machine, and its certificate good.
 *
 * @param {number} port of nginx, in the place of 443
 */
export async function openPage(port) {
  const hosts = `--host-resolver-rules=MAP *.${SUFFIX}:443 127.0.0.1:${port}`;
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...chromiumFlags, hosts] });
  const page = await browser.newPage({ ignoreHTTPSErrors: true, locale: 'en-IN' });
  /** @type {string[]} what the browser refused or could not run */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
  });
  return { page, complaints, close: () => browser.close() };
}
