import fs from 'node:fs';
import { inRepository } from '../start/paths.mjs';
import { table } from '../figures/table.mjs';

export const CATEGORIES = /** @type {const} */ (['performance', 'accessibility', 'best-practices', 'seo']);
export const LEAST = 95;

const METRICS = /** @type {const} */ ({
  fcpMs: 'first-contentful-paint',
  lcpMs: 'largest-contentful-paint',
  blockedMs: 'total-blocking-time',
  shift: 'cumulative-layout-shift',
  speedIndexMs: 'speed-index',
});

/** @typedef {{ scores: Record<string, number>, metrics: Record<keyof typeof METRICS, number>, faults: string[] }} Audit */
/** @typedef {Audit & { name: string, form: string }} PageAudit */
/** @typedef {{ machine: ReturnType<typeof import('../figures/machine.mjs').machine>, runs: number, pages: PageAudit[] }} Results */

/**
 * @param {any} report of Lighthouse
 * @param {string} url that was asked for
 * @returns {Audit}
 * @throws when the page was not what was to be audited: somebody signed out sees the sign-in page, which is a fine page
 */
export function scoresOf(report, url) {
  if (report.runtimeError) throw new Error(report.runtimeError.message);
  if (report.finalDisplayedUrl !== url) throw new Error(`${url} led to ${report.finalDisplayedUrl}`);
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((report.categories[name].score ?? 0) * 100)]));
  const figure = (/** @type {string} */ audit) => Number(report.audits[audit].numericValue.toFixed(audit === METRICS.shift ? 3 : 0));
  const metrics = Object.fromEntries(Object.entries(METRICS).map(([name, audit]) => [name, figure(audit)]));
  return { scores, metrics: /** @type {Audit['metrics']} */ (metrics), faults: faultsOf(report) };
}

/** What counts and is not whole, performance apart, whose figures say more. @param {any} report */
function faultsOf({ categories, audits }) {
  const counted = CATEGORIES.slice(1).flatMap((name) => categories[name].auditRefs.filter((/** @type {any} */ { weight }) => weight > 0));
  return counted
    .map(({ id }) => audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, title }) => `${id}: ${title}`);
}

/** The run in the middle by performance: the rest does not change from run to run. @param {Audit[]} audits */
export function median(audits) {
  const sorted = audits.toSorted((one, other) => one.scores.performance - other.scores.performance);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** @param {Results} results */
export const shortfalls = ({ pages }) =>
  pages.flatMap(({ name, form, scores }) =>
    Object.entries(scores).flatMap(([category, score]) => (score < LEAST ? [`${name}, ${form}: ${category} ${score}`] : [])),
  );

/** @param {Results} results */
export function reportOf(results) {
  const { machine, runs, pages } = results;
  const head = ['page', 'as', ...CATEGORIES, 'FCP ms', 'LCP ms', 'blocked ms', 'shift', 'speed index ms'];
  const rows = pages.map(({ name, form, scores, metrics }) => [
    name,
    form,
    ...[...Object.values(scores), ...Object.values(metrics)].map(String),
  ]);
  const faults = [...new Set(pages.flatMap((page) => page.faults))];
  const short = shortfalls(results);
  return [
    `# Lighthouse of ${machine.commit}`,
    `${machine.at} · ${machine.cores} × ${machine.cpu} · Node ${machine.node} · median of ${runs} by performance · at least ${LEAST} each`,
    table([head, ...rows]),
    faults.length > 0 ? `Found: ${faults.join('; ')}` : 'Nothing found besides performance.',
    short.length > 0 ? `**Too low:** ${short.join('; ')}` : 'All are high enough.',
    '',
  ].join('\n\n');
}

/** @param {Results} results @returns {string} the table's file */
export function keep(results) {
  const name = 'tools/lighthouse/results/latest';
  fs.mkdirSync(inRepository('tools/lighthouse/results'), { recursive: true });
  fs.writeFileSync(inRepository(`${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
  fs.writeFileSync(inRepository(`${name}.md`), reportOf(results));
  return `${name}.md`;
}
