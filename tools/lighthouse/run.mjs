import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { findFreePorts } from '../../local-cloud/supervisor/ports.mjs';
import { machine } from '../figures/machine.mjs';
import { inRepository } from '../start/paths.mjs';
import { build } from '../start/prepare.mjs';
import { note, step } from '../start/progress.mjs';
import { startThrowAway } from '../start/throw-away.mjs';
import { chromiumFlags, chromiumPath } from '../test/chromium.mjs';
import { addressOf, PAGES, signIn } from './pages.mjs';
import { CATEGORIES, keep, median, reportOf, scoresOf, shortfalls } from './report.mjs';

/** @typedef {import('./pages.mjs').AuditedPage} AuditedPage */
/** @typedef {{ runs: number, keepAll: boolean }} Options */

const SERVICES = ['api', 'portal', 'admin', 'postgres', 'cognito', 'smtp', 'mail'];
const INPUTS = ['admin-dashboard', 'hospital-portal', 'shared-ui', 'shared-dto', 'backend', 'tools'];
const FORMS = /** @type {const} */ (['mobile', 'desktop']);

/** @param {Options} options @returns {Promise<number>} exit code: 1 when any score is too low */
export async function auditAll(options) {
  await build();
  const [debugging, ...free] = await findFreePorts(SERVICES.length + 1);
  const ports = Object.fromEntries(SERVICES.map((name, index) => [name, free[index]]));
  const stop = await startThrowAway(ports);
  try {
    const results = { machine: machine(INPUTS), runs: options.runs, pages: await auditPages({ ports, debugging }, options) };
    console.log(reportOf(results));
    note(`Kept in ${keep(results)}`);
    return shortfalls(results).length > 0 ? 1 : 0;
  } finally {
    await stop();
  }
}

/** @param {{ ports: Record<string, number>, debugging: number }} where @param {Options} options */
async function auditPages({ ports, debugging }, options) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-lighthouse-'));
  const args = [...chromiumFlags, `--remote-debugging-port=${debugging}`];
  const context = await chromium.launchPersistentContext(profile, { executablePath: await chromiumPath(), args });
  try {
    const pages = [];
    for (const page of PAGES) {
      if (page.email) await signIn(context, { ...page, email: page.email }, ports);
      for (const form of FORMS) {
        const { name } = page;
        const url = addressOf(page, ports);
        pages.push({
          name,
          form,
          ...(await step(`${name}, ${form}`, () => audited({ url, form, debugging }, `${name} ${form}`, options))),
        });
      }
    }
    return pages;
  } finally {
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
}

/**
 * @param {{ url: string, form: typeof FORMS[number], debugging: number }} subject
 * @param {string} name
 * @param {Options} options
 */
async function audited({ url, form, debugging }, name, { runs, keepAll }) {
  const seen = [];
  for (let run = 0; run < runs; run += 1) {
    // The session is in the browser's cookies. All else is as on a first visit: Lighthouse throws the cache away.
    const flags = { port: debugging, onlyCategories: [...CATEGORIES], disableStorageReset: true, logLevel: /** @type {const} */ ('error') };
    const result = await lighthouse(url, flags, form === 'desktop' ? desktopConfig : undefined);
    if (!result) throw new Error(`${name} was not audited`);
    if (keepAll) keepReport(`${name} ${run + 1}`, result.lhr);
    seen.push(scoresOf(result.lhr, url));
  }
  return median(seen);
}

/** @param {string} name @param {object} report */
function keepReport(name, report) {
  const folder = inRepository('test-results/lighthouse');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name.replaceAll(/\W+/g, '-')}.json`), JSON.stringify(report));
}
