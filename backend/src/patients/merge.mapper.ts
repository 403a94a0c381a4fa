import type { PatientMerge } from '@hms/shared-dto';
import type { MergeRow } from './merges.queries.js';

export const toMerge = (row: MergeRow): PatientMerge => ({
  id: row.id,
  survivor: { id: row.survivor_id, patientNumber: row.survivor_number },
  merged: { id: row.merged_id, patientNumber: row.merged_number },
  taken: row.taken,
  moved: row.moved,
  mergedBy: row.merged_by_name,
  mergedAt: row.merged_at.toISOString(),
  undoneBy: row.undone_by_name,
  undoneAt: row.undone_at?.toISOString() ?? null,
});
