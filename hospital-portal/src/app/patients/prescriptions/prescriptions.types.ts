import type { PrescriptionSummary } from '@hms/shared-dto';

/** A draft on the server, at the version that was seen. */
export interface DraftPlace {
  readonly id: string;
  readonly version: number;
}

/** What one patient has been prescribed, parted by how it stands. */
export interface PatientPrescriptions {
  /** Not signed. */
  readonly drafts: readonly PrescriptionSummary[];
  readonly active: readonly PrescriptionSummary[];
  /** A page of what is over, the newest first. */
  readonly past: readonly PrescriptionSummary[];
  /** To the page of those before; null for the last one. */
  readonly nextCursor: string | null;
}

/** What makes the list stale: a merge changes whose prescriptions they are. */
export const PRESCRIPTION_EVENTS = ['prescription.changed', 'patient.merged', 'patient.merge_undone'] as const;
