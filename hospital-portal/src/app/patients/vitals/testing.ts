import type { VitalSigns, VitalSignsList } from '@hms/shared-dto';

const NOTHING = {
  ...{ systolic: null, diastolic: null, heartRate: null, respiratoryRate: null, temperature: null, temperatureFahrenheit: null },
  ...{ oxygenSaturation: null, onOxygen: null, consciousness: null, weight: null, height: null, headCircumference: null, pain: null },
};
/** One measuring for specs, of which nothing was measured unless said so. */
export const aMeasuring = (change: Partial<VitalSigns> = {}): VitalSigns => ({
  ...{ id: 'v1', patientId: 'p1', visitId: null, takenAt: '2026-11-22T05:11:00Z', takenBy: 'Asha', recordedAt: '2026-11-22T05:11:00Z' },
  ...NOTHING,
  ...{ oxygenScale: 1, pregnant: false, note: null, bmi: null, assessments: [], status: 'final', version: 1 },
  ...{ errorReason: null, errorBy: null, errorAt: null, replacesId: null, replacedById: null },
  news2: { score: null, risk: null, advice: 'NEWS2 not computed.', notComputed: 'incomplete', missing: [] },
  ...change,
});

export const listOf = (...data: VitalSigns[]): VitalSignsList => ({
  data,
  page: { nextCursor: null, total: data.length, totalIsEstimate: false },
});
