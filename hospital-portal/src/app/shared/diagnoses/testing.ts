import type { Condition } from '@hms/shared-dto';

/** A problem of patient `p1`, as the API answers. */
export const aCondition = (change: Partial<Condition> = {}): Condition => ({
  ...{
    id: 'c1',
    patientId: 'p1',
    visitId: null,
    category: 'problem-list-item',
    code: 'E11.9',
    display: 'Type 2 diabetes',
    freeText: false,
  },
  ...{ clinicalStatus: 'active', verificationStatus: 'confirmed', primary: false, onsetOn: null, abatedOn: null, note: null },
  ...{
    errorReason: null,
    recorder: 'Dr Iyer',
    recordedAt: '2026-11-22T05:11:00Z',
    updatedBy: 'Dr Iyer',
    updatedAt: '2026-11-22T05:11:00Z',
  },
  version: 1,
  ...change,
});
