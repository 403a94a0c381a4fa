import assert from 'node:assert/strict';
import fs from 'node:fs';
import { it } from 'node:test';
import { TODAY, statusOf } from './labs-plan.mjs';

/** What a column of the laboratory's tables may say. @param {string} table @param {string} column */
function allowed(table, column) {
  const sql = fs.readFileSync(new URL('../../migrations/tenant/0038-lab-orders.sql', import.meta.url), 'utf8');
  const [, words] = sql.match(new RegExp(`CREATE TABLE ${table} \\([\\s\\S]*?CHECK \\(${column} IN \\(([^)]*)`)) ?? [];
  assert.ok(words, `${table} checks no ${column}`);
  return words
    .split(', ')
    .map((word) => word.replaceAll("'", ''))
    .sort();
}

it('has a test of today in every status, and a tube at every stage', () => {
  const statuses = new Set(TODAY.flatMap((order) => order.codes.map((code) => statusOf(order, code))));
  assert.deepEqual([...statuses].sort(), allowed('lab_order_items', 'status'));
  assert.deepEqual([...new Set(TODAY.map(({ stage }) => stage))].sort(), allowed('lab_specimens', 'stage'));
});

it('names in what was kept or corrected only tests of the order', () => {
  for (const { codes, kept = [], wrong = {}, values = {} } of TODAY)
    for (const code of [...kept, ...Object.keys(wrong), ...Object.keys(values)]) assert.ok(codes.includes(code), code);
});
