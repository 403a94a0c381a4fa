import { existsSync } from 'node:fs';

/** First the one without a window, which draws the same and starts and draws faster. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Flags with which Chromium runs as root, without a screen and without talking to anybody. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * A Chromium for browser tests: `CHROMIUM_PATH`, the machine's own, else the one that npm brought (unpacked on first use).
 * @returns {Promise<string>} path of the program
 * @throws {Error} when CHROMIUM_PATH leads nowhere or there is no browser for this machine
 */
export async function chromiumPath() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !existsSync(chosen)) throw new Error(`CHROMIUM_PATH leads nowhere: ${chosen}`);
  const installed = chosen ?? INSTALLED.find((file) => existsSync(file));
  if (installed) return installed;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('No Chromium found. Install it, or set CHROMIUM_PATH.');
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}
