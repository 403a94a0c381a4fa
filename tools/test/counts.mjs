import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures names of what failed
 * @property {string} [output] shown when something failed that has no name of its own
 */

/** @returns {Counts} */
export const none = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

/** @param {Counts[]} list @returns {Counts} */
export function sum(list) {
  return {
    passed: list.reduce((total, one) => total + one.passed, 0),
    failed: list.reduce((total, one) => total + one.failed, 0),
    skipped: list.reduce((total, one) => total + one.skipped, 0),
    failures: list.flatMap((one) => one.failures),
    output: list
      .map((one) => one.output)
      .filter(Boolean)
      .join('\n'),
  };
}

/** One check, seen as one test. */
export function ofCheck(name, { code, output }) {
  return code === 0 ? { ...none(), passed: 1 } : { ...none(), failed: 1, failures: [name], output };
}

/** A runner that ended badly without naming a failing test failed as a whole. */
function orWhole(name, counts, { code, output }) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1, failures: [`${name} did not run to its end`], output } : counts;
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** @param {string} name @param {string} file what `jest --json --outputFile` wrote */
export function ofJest(name, file, result) {
  const report = readReport(file);
  if (!report) return orWhole(name, none(), { ...result, code: 1 });
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  const failing = report.testResults.flatMap((suite) => suite.assertionResults.filter((test) => test.status === 'failed'));
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...broken.map((suite) => `${suite.name} does not load`), ...failing.map((test) => test.fullName)],
    output: report.numFailedTests + broken.length > 0 ? result.output : undefined,
  };
  return orWhole(name, counts, result);
}

/** @param {string} file what `node-reporter.mjs` wrote: one JSON object per line */
export function ofNodeTest(name, file, result) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const tests = lines.map((line) => JSON.parse(line));
  const failing = tests.filter((test) => test.status === 'failed');
  const counts = {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failing.length,
    skipped: tests.filter((test) => test.status === 'skipped').length,
    failures: failing.map((test) => `${test.name}: ${test.reason}`),
  };
  return orWhole(name, counts, result);
}

function* playwrightSpecs(suite) {
  yield* suite.specs ?? [];
  for (const inner of suite.suites ?? []) yield* playwrightSpecs(inner);
}

/** @param {string} file what playwright's JSON reporter wrote */
export function ofPlaywright(name, file, result) {
  const report = readReport(file);
  if (!report) return orWhole(name, none(), { ...result, code: 1 });
  const failing = report.suites.flatMap((suite) => [...playwrightSpecs(suite)]).filter((spec) => !spec.ok);
  const counts = {
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
    skipped: report.stats.skipped,
    failures: failing.map((spec) => spec.title),
    output: report.stats.unexpected > 0 ? result.output : undefined,
  };
  return orWhole(name, counts, result);
}
