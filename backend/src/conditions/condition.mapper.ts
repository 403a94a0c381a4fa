import type { Condition } from '@hms/shared-dto';
import type { ConditionEntity } from './condition.entity.js';

export const toCondition = (row: ConditionEntity): Condition => ({
  ...{ id: row.id, patientId: row.patientId, visitId: row.visitId, category: row.category },
  ...{ code: row.code, display: row.display, freeText: row.code === null, primary: row.primary },
  ...{ clinicalStatus: row.clinicalStatus, verificationStatus: row.verificationStatus },
  ...{ onsetOn: row.onsetOn, abatedOn: row.abatedOn, note: row.note, errorReason: row.errorReason },
  recorder: row.recorderName,
  recordedAt: row.recordedAt.toISOString(),
  updatedBy: row.updatedByName,
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});
