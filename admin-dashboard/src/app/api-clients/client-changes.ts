import type { UpdateApiClientRequest } from '@hms/shared-dto';
import type { ConflictChoice, ConflictField } from '@hms/shared-ui';
import { rateInWords, scopesInWords } from './client-words';

type Field = keyof UpdateApiClientRequest;

const FIELDS: Readonly<Record<Field, readonly [label: string, read: (request: UpdateApiClientRequest) => string]>> = {
  name: ['Name', ({ name }) => name],
  scopes: ['Scopes', ({ scopes = [] }) => scopesInWords([...scopes].sort())],
  origins: ['Origins', ({ origins = [] }) => [...origins].sort().join(', ')],
  ratePerSecond: ['Limit', ({ ratePerSecond }) => rateInWords(ratePerSecond ?? null)],
};
const PATHS = Object.keys(FIELDS) as Field[];

const differ = (path: Field, one: UpdateApiClientRequest, other: UpdateApiClientRequest): boolean => {
  const [, read] = FIELDS[path];
  return read(one) !== read(other);
};

export const isChanged = (before: UpdateApiClientRequest, after: UpdateApiClientRequest): boolean =>
  PATHS.some((path) => differ(path, before, after));

/** After a 412: what both sides changed since `base`, each its own way. */
export const conflictFields = (
  base: UpdateApiClientRequest,
  mine: UpdateApiClientRequest,
  theirs: UpdateApiClientRequest,
): ConflictField[] =>
  PATHS.filter((path) => differ(path, base, mine) && differ(path, base, theirs) && differ(path, mine, theirs)).map((path) => {
    const [label, read] = FIELDS[path];
    return { path, label, yours: read(mine), theirs: read(theirs) };
  });

/** Mine on top of theirs: what I did not touch, and what was chosen to be theirs, is theirs. */
export function settle(
  { base, mine, theirs }: Readonly<Record<'base' | 'mine' | 'theirs', UpdateApiClientRequest>>,
  choice: ConflictChoice,
): UpdateApiClientRequest {
  const isMine = (path: Field): boolean => differ(path, base, mine) && choice[path] !== 'theirs';
  const entries = PATHS.map((path) => [path, (isMine(path) ? mine : theirs)[path]]).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as UpdateApiClientRequest;
}
