import type { Visit, VisitVersion, VisitVersionList } from '@hms/shared-dto';

/** A visit for specs: a draft of doctor `u1` about patient `p1`. */
export const aVisit = (more: Partial<Visit> = {}): Visit => ({
  ...{ id: 'v1', patientId: 'p1', appointmentId: null, doctorId: 'u1', doctorName: 'Dr Asha Menon', class: 'AMB' },
  patient: {
    ...{ id: 'p1', patientNumber: 'CH-0000042', firstName: 'Meena', middleName: null, title: null, lastName: 'Sharma' },
    ...{ dateOfBirth: '1978-03-02', gender: 'female', phone: null },
  },
  ...{ startedAt: '2026-11-22T05:00:00Z', status: 'draft', signedAt: null, signedBy: null, signedVersion: null, errorReason: null },
  ...{ chiefComplaint: 'Fever', history: '', examination: '', assessment: '', plan: '', followUp: '', followUpOn: null },
  ...{ updatedAt: '2026-11-22T05:12:00Z', version: 1 },
  ...more,
});

/** A signed text for specs. */
export const aVersion = (more: Partial<VisitVersion> = {}): VisitVersion => ({
  ...{ number: 1, reason: null, signedAt: '2026-11-22T05:12:00Z', signedBy: 'Dr Asha Menon' },
  ...{ chiefComplaint: 'Fever', history: '', examination: '', assessment: '', plan: 'Rest', followUp: '', followUpOn: null },
  ...more,
});

export const aVersionList = (data: VisitVersion[], nextCursor: string | null = null): VisitVersionList => ({
  data,
  page: { nextCursor, total: data.length, totalIsEstimate: false },
});
