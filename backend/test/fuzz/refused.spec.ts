import 'reflect-metadata';
import fc from 'fast-check';
import { checksums } from '../checksums.js';
import type { Answer } from '../client.js';
import { api, byName, callerOf, hospital, known, SAMPLE, sendAll, twiceAtMost, WITHIN_MS, type Input } from './asking.js';
import { brokenBody, brokenQuery, type Broken } from './broken.js';
import { OPERATIONS, type Operation } from './document.js';
import { GOOD } from './good.js';

describe('100 inputs that it does not allow are refused, and nothing is stored', () => {
  const takes = ({ body, query }: Operation) => body !== null || Object.keys(query.properties ?? {}).length > 0;
  const isRefusal = ({ status, problem }: Answer<unknown>) => status === 400 && problem.code.startsWith('request.');
  /** Reading a list is written down within half a second of it, a test later perhaps. */
  const COMES_LATER = ['audit_events'];

  const brokenInput = ({ body, query }: Operation): fc.Arbitrary<Input & Pick<Broken, 'why'>> =>
    body
      ? brokenBody(body).map(({ input, why }) => ({ body: input, why }))
      : brokenQuery(query).map(({ input, why }) => ({ query: input, why }));

  it.each(byName(OPERATIONS.filter(takes)))(
    '%s',
    async (_, operation) => {
      const path = GOOD[operation.name]?.path?.(known);
      const drawn = fc.sample(brokenInput(operation), SAMPLE);
      const inputs = twiceAtMost(drawn.map((input) => ({ ...input, ...(path ? { path } : {}) })));
      const as = await callerOf(operation);
      const before = await checksums(api.database, hospital.id, COMES_LATER);
      const sending = { operation, as, changesNothing: true };
      const wrong = await sendAll(sending, inputs, (answer) => (isRefusal(answer) ? null : `answered ${answer.status}`));
      expect(wrong.slice(0, 3)).toEqual([]);
      expect(await checksums(api.database, hospital.id, COMES_LATER)).toEqual(before);
    },
    WITHIN_MS,
  );
});
