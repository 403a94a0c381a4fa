import { GENDERS, PATIENT_STATUSES, type PatientList, type PatientQuery } from '@hms/shared-dto';
import type { ParamMap, Params } from '@angular/router';
import { asked, cursorText, formatDate, formatTotal, oneOf, partsOf, searchText } from '@hms/shared-ui';
import { GENDER_LABELS } from './patient-words';

/** What the address of the list says: the same names as the API's, so that a link can be read. */
export type PatientListQuery = Readonly<Omit<PatientQuery, 'limit'>> & OwnFilters;

/** Filters by the hospital's own fields: `cf.height`. */
export type OwnFilters = Readonly<Record<`cf.${string}`, string | undefined>>;

const OWN = 'cf.';
export const ownFilterName = (key: string): `cf.${string}` => `${OWN}${key}`;

/** Which of the hospital's own fields are filtered by, and how. */
export const ownFilters = (query: PatientListQuery): { readonly key: string; readonly value: string }[] =>
  Object.entries(query).flatMap(([name, value]) =>
    name.startsWith(OWN) && value !== undefined ? [{ key: name.slice(OWN.length), value: String(value) }] : [],
  );
export type PatientSort = NonNullable<PatientQuery['sort']>;

const OLDEST_YEARS = 150;

const SORT_LABELS: Readonly<Record<PatientSort, string>> = {
  name: 'Name A–Z',
  '-name': 'Name Z–A',
  patientNumber: 'Number, lowest first',
  '-patientNumber': 'Number, highest first',
  '-dateOfBirth': 'Youngest first',
  dateOfBirth: 'Oldest first',
  '-createdAt': 'Newest registration first',
  createdAt: 'Oldest registration first',
  '-lastVisitAt': 'Latest visit first',
  lastVisitAt: 'Earliest visit first',
};
export const SORT_OPTIONS = Object.keys(SORT_LABELS) as PatientSort[];

/** What the sort button says; without a choice a search is by best match and the list by name. */
export const sortLabel = ({ sort, q }: PatientListQuery): string => (q && !sort ? 'Best match' : SORT_LABELS[sort ?? 'name']);
export const sortName = (sort: PatientSort): string => SORT_LABELS[sort];

const years = (value: string | null): number | undefined =>
  value !== null && /^\d{1,3}$/.test(value) && Number(value) <= OLDEST_YEARS ? Number(value) : undefined;

const day = (value: string | null): string | undefined =>
  value && partsOf(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

const OWN_NAME = /^cf\.[a-z][a-z0-9_]{0,39}$/;
const MAX_OWN_TEXT = 200;

/** Which values a field takes is known to the server alone. */
function ownOf(params: Pick<ParamMap, 'get' | 'keys'>): OwnFilters {
  const given = params.keys.filter((name) => OWN_NAME.test(name)).map((name) => [name, params.get(name)?.trim() ?? ''] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== '' && value.length <= MAX_OWN_TEXT));
}

/** Reads the address; whatever the API would refuse is left out, so an old or damaged link still opens. */
export function parsePatientQuery(params: Pick<ParamMap, 'get' | 'keys'>): PatientListQuery {
  return asked<PatientListQuery>({
    ...ownOf(params),
    q: searchText(params.get('q')),
    gender: oneOf(GENDERS, params.get('gender')),
    ageFrom: years(params.get('ageFrom')),
    ageTo: years(params.get('ageTo')),
    registeredFrom: day(params.get('registeredFrom')),
    registeredTo: day(params.get('registeredTo')),
    lastVisitFrom: day(params.get('lastVisitFrom')),
    lastVisitTo: day(params.get('lastVisitTo')),
    status: oneOf(PATIENT_STATUSES, params.get('status')),
    sort: oneOf(SORT_OPTIONS, params.get('sort')),
    cursor: cursorText(params.get('cursor')),
  });
}

/** The address after a change: back on the first page, since a cursor belongs to one query. Undefined takes a filter out. */
export function changedQuery(query: PatientListQuery, change: Partial<PatientListQuery>): Params {
  return asked({ ...query, cursor: undefined, ...change });
}

const span = (from: string | undefined, to: string | undefined): string | null => {
  if (from && to) return from === to ? from : `${from}–${to}`;
  if (from) return `from ${from}`;
  return to ? `up to ${to}` : null;
};

export const ageFilterText = ({ ageFrom, ageTo }: PatientListQuery): string | null => span(ageFrom?.toString(), ageTo?.toString());

export const registeredFilterText = ({ registeredFrom, registeredTo }: PatientListQuery): string | null =>
  span(registeredFrom && formatDate(registeredFrom), registeredTo && formatDate(registeredTo));

export const lastVisitFilterText = ({ lastVisitFrom, lastVisitTo }: PatientListQuery): string | null =>
  span(lastVisitFrom && formatDate(lastVisitFrom), lastVisitTo && formatDate(lastVisitTo));

/** The filters besides the search, in words, for "no match" and for deciding whether there are any. */
export function filterWords(query: PatientListQuery): string[] {
  const age = ageFilterText(query);
  const registered = registeredFilterText(query);
  const lastVisit = lastVisitFilterText(query);
  return [
    query.gender ? GENDER_LABELS[query.gender].toLowerCase() : null,
    age ? `aged ${age}` : null,
    registered ? `registered ${registered}` : null,
    ...ownFilters(query).map(({ key, value }) => `${key.replaceAll('_', ' ')} ${value}`),
    lastVisit ? `last seen ${lastVisit}` : null,
    query.status && query.status !== 'active' ? query.status : null,
  ].filter((word) => word !== null);
}

/** `No patient matches 'sharmaa', female, aged 30–65.` */
export function noMatchTitle(query: PatientListQuery): string {
  const words = [query.q ? `'${query.q}'` : null, ...filterWords(query)].filter(Boolean);
  return words.length ? `No patient matches ${words.join(', ')}.` : 'No patients yet.';
}

/** `1,204 registered`, or with filters `3 matches`; nothing while it is not known. */
export function countText(page: PatientList['page'] | null | undefined, filtered: boolean): string {
  if (!page || page.total === null || page.total === 0) return '';
  const total = formatTotal(page.total, page.totalIsEstimate);
  if (filtered) return `${total} ${page.total === 1 ? 'match' : 'matches'}`;
  return `${total} registered`;
}
