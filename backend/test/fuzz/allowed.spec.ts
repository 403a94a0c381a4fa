import 'reflect-metadata';
import fc from 'fast-check';
import { api, byName, callerOf, goodOf, known, SAMPLE, sendAll, twiceAtMost, WITHIN_MS } from './asking.js';
import { OPERATIONS, type Operation } from './document.js';
import { outcomeOf } from './good.js';
import { valueOf } from './valid.js';

/** Operations that change nothing with what is sent here, and why. */
const CHANGES_NOTHING: Readonly<Record<string, string>> = {
  'POST /api/patients/duplicates': 'asks; what it asks about is no part of an address',
  'POST /api/lab-tests/import': 'reports, unless it has the seal of a report',
  'POST /api/medications/import': 'reports, unless it has the seal of a report',
  'POST /api/notifications/read': 'of notifications that are not there',
  'POST /api/notifications/unread': 'of notifications that are not there',
  'POST /auth/forgot-password': 'of people whom nobody knows',
  'POST /auth/signup': 'sends a code; the request is one once that comes back',
  'POST /auth/mfa/setup': 'counts once its first code is confirmed',
  'POST /auth/signout': 'of nobody who is signed in',
};

const isChange = ({ name, route }: Operation): boolean => route.method !== 'get' && !(name in CHANGES_NOTHING);

/** Written down of changes, about the platform and both hospitals. */
async function eventsOfChanges(): Promise<number> {
  const tables = ['public.platform_audit_events', ...[known.hospital, known.spare].map((id) => `"${id}".audit_events`)];
  const all = tables.map((table) => `SELECT FROM ${table} WHERE action !~ '[._](read|listed|searched)$'`).join(' UNION ALL ');
  return (await api.database.query(all)).rowCount ?? 0;
}

describe('100 inputs that the document allows, and an event of the audit for each kind of change', () => {
  it.each(byName(OPERATIONS))(
    '%s',
    async (_, operation) => {
      const drawn = fc.record({ query: valueOf(operation.query), body: operation.body ? valueOf(operation.body) : fc.constant(undefined) });
      const inputs = twiceAtMost(fc.sample(drawn, SAMPLE).map((input) => goodOf(operation, input)));
      const allowed = outcomeOf(operation);
      const as = await callerOf(operation);
      const before = await eventsOfChanges();
      let done = 0;
      const wrong = await sendAll({ operation, as }, inputs, ({ status }) => {
        if (status < 300) done += 1;
        return allowed.includes(status) ? null : `answered ${status}`;
      });
      expect(wrong.slice(0, 3)).toEqual([]);
      const silent = isChange(operation) && done > 0 && (await eventsOfChanges()) === before;
      expect(silent).toBe(false);
    },
    WITHIN_MS,
  );
});
