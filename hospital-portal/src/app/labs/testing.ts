import type { LabEntry, LabSpecimenSheet } from '@hms/shared-dto';

/** A line of a sheet; potassium, with nothing entered. */
export const anEntry = (more: Partial<LabEntry> = {}): LabEntry => ({
  ...{ itemId: 'i-k', code: 'K', name: 'Potassium', kind: 'quantity', unit: 'mmol/L', decimals: 1, absoluteLow: null, absoluteHigh: null },
  ...{ deltaPercent: 25, formula: null, codes: [], confirmed: true, status: 'received', result: null },
  range: { low: 3.5, high: 5, criticalLow: 2.8, criticalHigh: 6.2, note: null, source: 'A book' },
  previous: { value: 4.6, display: '4.6', collectedAt: '2026-10-02T05:00:00.000Z', percent: null, exceeded: false },
  ...more,
});

/** A tube that was received. */
export const aSheet = (entries: readonly LabEntry[] = [anEntry()], more: Partial<LabSpecimenSheet> = {}): LabSpecimenSheet => ({
  ...{ id: 's1', accessionNumber: 'LAB-0000042-1', kind: 'serum', stage: 'enter', orderId: 'o1', orderNumber: 'LAB-0000042' },
  patient: {
    ...{ id: 'p1', patientNumber: 'CH-0000042', title: null, firstName: 'Anjali', lastName: 'Deshpande' },
    ...{ dateOfBirth: '1961-07-14', birthDateEstimated: false, gender: 'female' },
  },
  ...{
    orderer: 'Dr Asha Menon',
    priority: 'stat',
    fasting: false,
    fastingStatus: null,
    indication: null,
    orderedAt: '2026-11-22T05:00:00.000Z',
  },
  ...{ collectedAt: '2026-11-22T05:10:00.000Z', collector: 'J. Thomas', receivedAt: '2026-11-22T05:20:00.000Z' },
  ...{ rejectionReason: null, rejectionNote: null, tests: ['K'], version: 3, ageYears: 65, mayVerify: false, secondPerson: true },
  ...more,
  entries: [...entries],
});
