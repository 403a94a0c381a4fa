import type { Visit, VisitSummary, VisitVersion } from '@hms/shared-dto';
import type { VisitNote } from './visit.rules.js';
import type { VersionRow, VisitRow, VisitSummaryRow } from './visits.queries.js';

export const toVisitSummary = (row: VisitSummaryRow): VisitSummary => ({
  id: row.id,
  patientId: row.patientId,
  patient: row.patient,
  appointmentId: row.appointmentId,
  doctorId: row.doctorId,
  doctorName: row.doctorName,
  class: row.class,
  startedAt: row.startedAt.toISOString(),
  status: row.status,
  chiefComplaint: row.chiefComplaint,
  signedAt: row.signedAt?.toISOString() ?? null,
  signedBy: row.signedByName,
  version: row.version,
});

const toSections = (row: VisitNote): VisitNote => ({
  chiefComplaint: row.chiefComplaint,
  history: row.history,
  examination: row.examination,
  assessment: row.assessment,
  plan: row.plan,
  followUp: row.followUp,
  followUpOn: row.followUpOn,
});

export const toVisit = (row: VisitRow): Visit => ({
  ...toVisitSummary(row),
  ...toSections(row),
  signedVersion: row.signedVersion,
  errorReason: row.errorReason,
  updatedAt: row.updatedAt.toISOString(),
});

export const toVisitVersion = (row: VersionRow): VisitVersion => ({
  ...toSections(row),
  number: row.number,
  reason: row.reason,
  signedAt: row.signedAt.toISOString(),
  signedBy: row.signedByName,
});
