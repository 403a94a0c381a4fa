import 'reflect-metadata';
import fc from 'fast-check';
import { payloadsFor } from '../payloads.js';
import { byName, callerOf, goodOf, SAMPLE, sendAll, WITHIN_MS } from './asking.js';
import { OPERATIONS, resolved, type Operation, type Schema } from './document.js';
import { valueOf } from './valid.js';

/** Not what `allowed.spec.ts` draws: names that are taken once would be taken already. */
const ONE = { seed: SAMPLE.seed + 1, numRuns: 1 };

interface Place {
  readonly place: 'path' | 'body';
  readonly name: string;
  readonly schema: Schema;
}

describe('SQL and HTML in every text stay text', () => {
  const textsOf = (schema: Operation['query']): string[] =>
    Object.entries(resolved(schema).properties ?? {})
      .filter(([, property]) => resolved(property).type === 'string' && !resolved(property).enum)
      .map(([name]) => name);

  /** What comes back is what was sent, but for space around it and letters made small. */
  const isKept = (answered: unknown, text: string) => typeof answered !== 'string' || answered.toLowerCase() === text.trim().toLowerCase();

  /** Values of a query are asked of each list in `hostile-headers.spec.ts`. */
  const placesOf = ({ path, body }: Operation): Place[] =>
    Object.entries({ path, body: body ?? {} }).flatMap(([place, schema]) =>
      textsOf(schema).map((name) => ({ place: place as Place['place'], name, schema: resolved(resolved(schema).properties![name]) })),
    );

  const textsFor = ({ place, schema }: Place): string[] =>
    payloadsFor(schema).filter((text) => place !== 'path' || (text !== '' && text.length < 1000));

  it.each(byName(OPERATIONS.filter((operation) => placesOf(operation).length > 0)))(
    '%s',
    async (_, operation) => {
      const [body] = fc.sample(operation.body ? valueOf(operation.body) : fc.constant(undefined), ONE);
      const as = await callerOf(operation);
      for (const at of placesOf(operation)) {
        const { place, name } = at;
        const base = goodOf(operation, { body });
        const inputs = textsFor(at).map((text) => ({ ...base, [place]: { ...(base[place] as object), [name]: text } }));
        const wrong = await sendAll({ operation, as }, inputs, (answer, input) => {
          const text = (input[place] as Record<string, string>)[name];
          const answered = (answer.body as Record<string, unknown> | undefined)?.[name];
          return place !== 'body' || answer.status >= 300 || isKept(answered, text) ? null : `${name} came back as ${String(answered)}`;
        });
        expect(wrong.slice(0, 3)).toEqual([]);
      }
    },
    WITHIN_MS,
  );
});
