import type { Gender, PatientQuery, PatientStatus } from '@hms/shared-dto';
import type { ParamMap, Params } from '@angular/router';
import { formatDate, partsOf } from '@hms/shared-ui';
import { GENDER_LABELS, STATUS_LABELS } from './patient-words';

/** What the address of the list says: the same names as the API's, so that a link can be read. */
export type PatientListQuery = Readonly<Omit<PatientQuery, 'limit'>>;
export type PatientSort = NonNullable<PatientQuery['sort']>;

export const MIN_SEARCH_CHARACTERS = 2;
const MAX_SEARCH_CHARACTERS = 200;
const OLDEST_YEARS = 150;

const SORT_LABELS: Readonly<Record<PatientSort, string>> = {
  name: 'Name A–Z',
  '-name': 'Name Z–A',
  '-createdAt': 'Newest first',
  createdAt: 'Oldest first',
};
export const SORT_OPTIONS = Object.keys(SORT_LABELS) as PatientSort[];

/** What the sort button says; without a choice a search is by best match and the list by name. */
export const sortLabel = ({ sort, q }: PatientListQuery): string => (q && !sort ? 'Best match' : SORT_LABELS[sort ?? 'name']);
export const sortName = (sort: PatientSort): string => SORT_LABELS[sort];

const oneOf = <T extends string>(labels: Readonly<Record<T, string>>, value: string | null): T | undefined =>
  value !== null && Object.hasOwn(labels, value) ? (value as T) : undefined;

const years = (value: string | null): number | undefined =>
  value !== null && /^\d{1,3}$/.test(value) && Number(value) <= OLDEST_YEARS ? Number(value) : undefined;

const day = (value: string | null): string | undefined =>
  value && partsOf(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

/** A search that may be sent, or nothing: at least two characters. */
export function searchText(value: string | null): string | undefined {
  const text = (value ?? '').trim().slice(0, MAX_SEARCH_CHARACTERS);
  return [...text].length >= MIN_SEARCH_CHARACTERS ? text : undefined;
}

/** Reads the address; whatever the API would refuse is left out, so an old or damaged link still opens. */
export function parsePatientQuery(params: Pick<ParamMap, 'get'>): PatientListQuery {
  const cursor = params.get('cursor');
  const found = {
    q: searchText(params.get('q')),
    gender: oneOf<Gender>(GENDER_LABELS, params.get('gender')),
    ageFrom: years(params.get('ageFrom')),
    ageTo: years(params.get('ageTo')),
    registeredFrom: day(params.get('registeredFrom')),
    registeredTo: day(params.get('registeredTo')),
    status: oneOf<PatientStatus>(STATUS_LABELS, params.get('status')),
    sort: oneOf<PatientSort>(SORT_LABELS, params.get('sort')),
    cursor: cursor && /^[A-Za-z0-9_-]{1,1024}$/.test(cursor) ? cursor : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The address after a change: back on the first page, since a cursor belongs to one query. Undefined takes a filter out. */
export function changedQuery(query: PatientListQuery, change: Partial<PatientListQuery>): Params {
  const next = { ...query, cursor: undefined, ...change };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''));
}

const span = (from: string | undefined, to: string | undefined): string | null => {
  if (from && to) return from === to ? from : `${from}–${to}`;
  if (from) return `from ${from}`;
  return to ? `up to ${to}` : null;
};

export const ageFilterText = ({ ageFrom, ageTo }: PatientListQuery): string | null => span(ageFrom?.toString(), ageTo?.toString());

export const registeredFilterText = ({ registeredFrom, registeredTo }: PatientListQuery): string | null =>
  span(registeredFrom && formatDate(registeredFrom), registeredTo && formatDate(registeredTo));

/** The filters besides the search, in words, for "no match" and for deciding whether there are any. */
export function filterWords(query: PatientListQuery): string[] {
  const age = ageFilterText(query);
  const registered = registeredFilterText(query);
  return [
    query.gender ? GENDER_LABELS[query.gender].toLowerCase() : null,
    age ? `aged ${age}` : null,
    registered ? `registered ${registered}` : null,
    query.status === 'archived' ? 'archived' : null,
  ].filter((word) => word !== null);
}

/** `No patient matches 'sharmaa', female, aged 30–65.` */
export function noMatchTitle(query: PatientListQuery): string {
  const words = [query.q ? `'${query.q}'` : null, ...filterWords(query)].filter(Boolean);
  return words.length ? `No patient matches ${words.join(', ')}.` : 'No patients yet.';
}
