import assert from 'node:assert/strict';
import { it } from 'node:test';
import { median, reportOf, scoresOf, shortfalls } from './report.mjs';

const URL_ASKED = 'http://localhost:1/patients';
const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];

/** What Lighthouse says, as far as it is read. */
const aReport = ({ performance = 1, seo = 1, url = URL_ASKED } = {}) => ({
  finalDisplayedUrl: url,
  categories: {
    performance: { score: performance, auditRefs: [] },
    accessibility: { score: 1, auditRefs: [] },
    'best-practices': { score: 1, auditRefs: [{ id: 'unweighed', weight: 0 }] },
    seo: { score: seo, auditRefs: [{ id: 'is-crawlable', weight: 1 }] },
  },
  audits: {
    ...Object.fromEntries(METRICS.map((id) => [id, { id, numericValue: 12.3456 }])),
    unweighed: { id: 'unweighed', title: 'Does not count', score: 0 },
    'is-crawlable': { id: 'is-crawlable', title: 'May be indexed', score: seo < 1 ? 0 : 1 },
  },
});
const machine = { at: 'now', commit: 'abc', cpu: 'a CPU', cores: 2, memoryGb: 24, node: '24' };

it('reads scores, figures and what is wrong', () => {
  const { scores, metrics, faults } = scoresOf(aReport({ performance: 0.954, seo: 0.6 }), URL_ASKED);
  assert.deepEqual(scores, { performance: 95, accessibility: 100, 'best-practices': 100, seo: 60 });
  assert.deepEqual(metrics, { fcpMs: 12, lcpMs: 12, blockedMs: 12, shift: 12.346, speedIndexMs: 12 });
  assert.deepEqual(faults, ['is-crawlable: May be indexed']);
});

it('takes no other page for the one that was asked for', () => {
  assert.throws(() => scoresOf(aReport({ url: 'http://localhost:1/auth/signin' }), URL_ASKED), /led to/);
});

it('tells what is too low in the median run', () => {
  const runs = [0.99, 0.94, 0.96].map((performance) => scoresOf(aReport({ performance }), URL_ASKED));
  const middle = { name: 'patients', form: 'mobile', ...median(runs) };
  assert.equal(middle.scores.performance, 96);
  const low = { ...middle, scores: { ...middle.scores, seo: 94 } };
  assert.deepEqual(shortfalls({ machine, runs: 3, pages: [middle] }), []);
  assert.deepEqual(shortfalls({ machine, runs: 3, pages: [low] }), ['patients, mobile: seo 94']);
  assert.match(reportOf({ machine, runs: 3, pages: [low] }), /Too low/);
});
