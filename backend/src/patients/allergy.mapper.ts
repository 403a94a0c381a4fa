import type { Allergy, AllergyList, AllergyNotice, AllergySummary } from '@hms/shared-dto';
import type { AllergyRecordRow } from './allergies.queries.js';
import type { AllergyEntity } from './allergy.entity.js';
import { allergyStatus, byGravity, counts } from './allergy.rules.js';

/** A patient's allergies that count today, as the patient's own row brings them along. */
export interface StoredAllergies {
  readonly noneKnown: boolean | null;
  readonly data: readonly Pick<AllergyEntity, 'id' | 'substance' | 'severity' | 'reactions' | 'clinicalStatus' | 'verificationStatus'>[];
}

/** Of a patient who was registered a moment ago. */
export const NO_ALLERGIES: StoredAllergies = { noneKnown: null, data: [] };

const toNotice = ({ id, substance, severity, reactions, verificationStatus }: StoredAllergies['data'][number]): AllergyNotice => ({
  id,
  substance,
  severity,
  reactions,
  verificationStatus,
});

export const toAllergySummary = ({ noneKnown, data }: StoredAllergies): AllergySummary => ({
  status: allergyStatus(noneKnown, data.length > 0),
  data: [...data].sort(byGravity).map(toNotice),
});

export const toAllergy = (row: AllergyEntity): Allergy => ({
  ...toNotice(row),
  category: row.category,
  clinicalStatus: row.clinicalStatus,
  note: row.note,
  recorder: row.recorderName,
  recordedAt: row.recordedAt.toISOString(),
  updatedBy: row.updatedByName,
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

/** Nobody was asked yet. */
const UNASKED = { updatedBy: null, updatedAt: null, version: 0 };

export const toAllergyList = (answer: AllergyRecordRow | undefined, rows: readonly AllergyEntity[]): AllergyList => ({
  status: allergyStatus(answer?.none_known ?? null, rows.some(counts)),
  data: [...rows].sort(byGravity).map(toAllergy),
  ...(answer ? { updatedBy: answer.updated_by_name, updatedAt: answer.updated_at.toISOString(), version: answer.version } : UNASKED),
});
