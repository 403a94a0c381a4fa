import { GENDERS, PATIENT_STATUSES, type PatientQuery } from '@hms/shared-dto';
import type { ParamMap, Params } from '@angular/router';
import { asked, cursorText, formatDate, oneOf, partsOf, searchText } from '@hms/shared-ui';
import { GENDER_LABELS } from './patient-words';

/** What the address of the list says: the same names as the API's, so that a link can be read. */
export type PatientListQuery = Readonly<Omit<PatientQuery, 'limit'>>;
export type PatientSort = NonNullable<PatientQuery['sort']>;

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

const years = (value: string | null): number | undefined =>
  value !== null && /^\d{1,3}$/.test(value) && Number(value) <= OLDEST_YEARS ? Number(value) : undefined;

const day = (value: string | null): string | undefined =>
  value && partsOf(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

/** Reads the address; whatever the API would refuse is left out, so an old or damaged link still opens. */
export function parsePatientQuery(params: Pick<ParamMap, 'get'>): PatientListQuery {
  return asked<PatientListQuery>({
    q: searchText(params.get('q')),
    gender: oneOf(GENDERS, params.get('gender')),
    ageFrom: years(params.get('ageFrom')),
    ageTo: years(params.get('ageTo')),
    registeredFrom: day(params.get('registeredFrom')),
    registeredTo: day(params.get('registeredTo')),
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
