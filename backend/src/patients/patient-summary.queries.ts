import { ALL_STATUSES, FIRST_NAME, LAST_NAME, type Filter } from './patient-list.queries.js';
import { columnsOf, type PatientOrder } from './patient-orders.rules.js';

/** An instant with its microseconds, as a cursor has it. */
const instantKey = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** What a cursor needs besides the columns below, by what is sorted by: a tenth of the statement's cost for those that nobody sorts by. */
const KEYS: Readonly<Record<string, string>> = {
  [LAST_NAME]: `, ${LAST_NAME} AS key_last`,
  [FIRST_NAME]: `, ${FIRST_NAME} AS key_first`,
  'p.created_at': `, ${instantKey('p.created_at')} AS key_created`,
  'p.last_visit_at': `, ${instantKey('p.last_visit_at')} AS key_visited`,
};
export const keysOf = (order: PatientOrder): string =>
  columnsOf(order)
    .map((column) => KEYS[column] ?? '')
    .join('');

const COLUMNS = `p.id, p.patient_number, p.first_name, p.middle_name, p.last_name, p.title, p.unidentified, p.date_of_birth::text, p.birth_date_estimated, p.gender, p.phone,
  p.status, p.created_at, p.last_visit_at`;
const REPLACED_BY = `(SELECT jsonb_build_object('id', s.id, 'patientNumber', s.patient_number) FROM patients s WHERE s.id = p.replaced_by)`;

/** Whether records that were merged, which lead to the one that goes on, may be among the rows. */
export const mayBeMerged = ({ conditions: [status], values: [value] }: Filter): boolean => status === ALL_STATUSES || value === 'merged';

/** The columns that every row of a list has, but for the keys of its order. */
export const summaryColumns = (filter: Filter): string => `${COLUMNS}, ${mayBeMerged(filter) ? REPLACED_BY : 'NULL::jsonb'} AS replaced_by`;

/** Whether another active patient has the same full name: a probe into the index of names for each row of the page. */
export const SAME_NAME = `NOT p.unidentified AND p.status <> 'merged' AND EXISTS (SELECT FROM patients o WHERE o.status = 'active' AND o.id <> p.id AND NOT o.unidentified
  AND lower(o.last_name) COLLATE "C" = ${LAST_NAME} AND lower(coalesce(o.first_name, '')) COLLATE "C" = ${FIRST_NAME})`;

/** The values of some of the hospital's own fields, for the rows of the page alone; nothing when none is asked for. */
export function ownValues(keys: readonly string[], values: unknown[]): string {
  if (keys.length === 0) return '';
  return `, (SELECT coalesce(jsonb_object_agg(own.key, own.value), '{}') FROM jsonb_each(p.custom_fields) own
    WHERE own.key = ANY ($${values.push(keys)}::text[])) AS custom_fields`;
}
