import {
  ageOnDay,
  BMI_LOINC,
  bmiOf,
  CONSCIOUSNESS_LOINC,
  flagsOf,
  news2Advice,
  news2Of,
  news2Reason,
  VITALS,
  type AgeOnDay,
  type FlaggedVital,
  type News2Answer,
  type VitalAssessment,
  type VitalReadings,
  type VitalSigns,
} from '@hms/shared-dto';
import type { VitalsRow } from './vitals.queries.js';

const CODES: Readonly<Record<'bmi' | 'consciousness', { loinc: string; unit: string | null }>> = {
  bmi: { loinc: BMI_LOINC, unit: 'kg/m2' },
  consciousness: { loinc: CONSCIOUSNESS_LOINC, unit: null },
};

function toAssessment({ code, flag, reference }: FlaggedVital): VitalAssessment {
  const { loinc, unit } = code === 'bmi' || code === 'consciousness' ? CODES[code] : VITALS[code];
  return { code, loinc, unit, flag, low: reference?.low ?? null, high: reference?.high ?? null };
}

function toNews2(readings: VitalReadings, age: AgeOnDay | null): News2Answer {
  const found = news2Of(readings, age);
  if (found.kind === 'none') {
    const { because, missing } = found;
    return { score: null, risk: null, advice: news2Reason(because, missing), notComputed: because, missing: [...missing] };
  }
  const { score, risk } = found.result;
  return { score, risk, advice: news2Advice(found.result), notComputed: null, missing: [] };
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What follows from the values is computed now, from the age at the time: it is right although a birth date was corrected since. */
export function toVitalSigns(row: VitalsRow): VitalSigns {
  const { dateOfBirth, takenOn, takenAt, recordedAt, errorAt, ...rest } = row;
  const age = ageOnDay(dateOfBirth, takenOn);
  return {
    ...measured(rest),
    takenAt: takenAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
    bmi: bmiOf(rest),
    assessments: flagsOf(rest, age).map(toAssessment),
    news2: toNews2(rest, age),
    errorAt: instant(errorAt),
  };
}

/** Every field named: a new column never leaks by itself. */
const measured = (row: Omit<VitalsRow, 'dateOfBirth' | 'takenOn' | 'takenAt' | 'recordedAt' | 'errorAt'>) => ({
  ...{ id: row.id, patientId: row.patientId, visitId: row.visitId, takenBy: row.takenBy, version: row.version },
  ...{ systolic: row.systolic, diastolic: row.diastolic, heartRate: row.heartRate, respiratoryRate: row.respiratoryRate },
  ...{ temperature: row.temperature, temperatureFahrenheit: row.temperatureFahrenheit },
  ...{ oxygenSaturation: row.oxygenSaturation, oxygenScale: row.oxygenScale, onOxygen: row.onOxygen, consciousness: row.consciousness },
  ...{ weight: row.weight, height: row.height, headCircumference: row.headCircumference, pain: row.pain },
  ...{ pregnant: row.pregnant, note: row.note },
  ...{ status: row.status, errorReason: row.errorReason, errorBy: row.errorBy },
  ...{ replacesId: row.replacesId, replacedById: row.replacedById },
});
