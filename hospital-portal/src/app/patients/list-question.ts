import { asked } from '@hms/shared-ui';
import type { OwnFieldsState } from './fields/own-fields.feature';
import { type ListColumn, asksOwn, fieldsShown } from './list-columns';
import type { PatientListQuery } from './patient-query';

/** What changes the rows of the list. */
export const LIST_CHANGES = [
  ...(['patient.registered', 'patient.updated', 'patient.archived', 'patient.restored'] as const),
  ...(['patient.imported', 'patient.merged', 'patient.merge_undone'] as const),
] as const;

/**
 * What is asked of the server: the usual columns are in every answer, values of the hospital's own fields where they are shown. Null until it is known
 * which of those there are.
 */
export function listQuestion(
  query: PatientListQuery,
  columns: readonly ListColumn[],
  { status, fields }: Pick<OwnFieldsState, 'status' | 'fields'>,
): PatientListQuery | null {
  if (!asksOwn(columns)) return query;
  if (status === 'loading') return null;
  const keys = fieldsShown(columns, fields).map(({ key }) => key);
  return asked<PatientListQuery>({ ...query, customFields: keys.join(',') || undefined });
}
