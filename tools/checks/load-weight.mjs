/**
 * What people download before an app shows, and what opening a page adds: `node tools/checks/load-weight.mjs` after a build.
 * Hospital wards have slow networks; these are the limits.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { weighApp } from '../weight/weigh.mjs';
import { ROOT, report } from './files.mjs';

const APPS = ['admin-dashboard', 'hospital-portal'];
/** kB (1000 bytes), compressed. */
const FIRST_LOAD_KB = 150;
const ROUTE_KB = 200;
/** Loaded only when they are asked for on a page that is there already, in kB with that page. */
const ON_REQUEST_KB = new Map([
  // FullCalendar, for whoever looks at a week or a month (ADR 11): 97 kB more than the day by doctor.
  ['src/app/appointments/components/time-calendar.component.ts', 280],
  // chart.js, once the trends of vital signs come into sight; their values are in the table without it.
  ['src/app/patients/vitals/trends.component.ts', 225],
  // The same, once the trend of one test is asked for; the values stand in the table beside it.
  ['src/app/shared/charts/trend-chart.component.ts', 225],
  // bwip-js, for whoever prints a wristband or a label; the page stands there with the number in letters before.
  ['src/app/shared/barcode.ts', 210],
]);
const SHOWN = 3;

const inKb = (/** @type {number} */ bytes) => bytes / 1000;
const words = (/** @type {number} */ bytes) => `${inKb(bytes).toFixed(1)} kB`;

/**
 * @param {string} app
 * @param {import('../weight/weigh.mjs').Weights} weights
 * @returns {string[]} one line per load above its limit
 */
export function tooHeavy(app, { first, routes }) {
  const above = (/** @type {import('../weight/weigh.mjs').Load} */ { name, bytes }, /** @type {number} */ limit) =>
    inKb(bytes) > limit ? [`${app}: ${name} takes ${words(bytes)}, the limit is ${limit} kB`] : [];
  return [...above(first, FIRST_LOAD_KB), ...routes.flatMap((route) => above(route, ON_REQUEST_KB.get(route.name) ?? ROUTE_KB))];
}

/**
 * For developers alone, or for the server: no browser of a hospital downloads it. The classes of messages come with a constant that stands in one file
 * with them, and break the page: they ask for `reflect-metadata`.
 */
const NOT_SHIPPED = /^(?:[.][.]\/)?shared-ui\/src\/(?:gallery|testing)\/|\/class-(?:transformer|validator)\//;

/**
 * @param {string} app
 * @param {{ outputs: Record<string, { inputs: Record<string, unknown> }> }} stats esbuild's metafile
 * @returns {string[]} one line per file that got into the app
 */
export const strays = (app, { outputs }) =>
  Object.values(outputs)
    .flatMap(({ inputs }) => Object.keys(inputs))
    .filter((file) => NOT_SHIPPED.test(file))
    .map((file) => `${app}: holds ${file}`);

if (process.argv[1]?.endsWith('load-weight.mjs')) {
  const findings = APPS.flatMap((app) => {
    const weights = weighApp(path.join(ROOT, app, 'dist'));
    const heaviest = weights.routes.slice(0, SHOWN).map(({ name, bytes }) => `${name} ${words(bytes)}`);
    console.log(`${app}: first load ${words(weights.first.bytes)} of ${FIRST_LOAD_KB}, Latin fonts ${words(weights.fonts)} besides;`);
    console.log(`  ${weights.routes.length} loads later, of ${ROUTE_KB} kB the heaviest: ${heaviest.join(', ')}`);
    const stats = JSON.parse(readFileSync(path.join(ROOT, app, 'dist/browser-stats.json'), 'utf8'));
    return [...tooHeavy(app, weights), ...strays(app, stats)];
  });
  report('Loads that browsers should not have', findings);
}
