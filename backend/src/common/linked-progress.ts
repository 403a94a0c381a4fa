import type { CareActivityStatus } from '@hms/shared-dto';

/** How far something has come that a treatment plan's activity turned into, as the module tells whose it is. */
export interface LinkedProgress {
  readonly id: string;
  readonly patientId: string;
  readonly status: CareActivityStatus;
  /** What people call it. */
  readonly label: string;
  readonly at: Date;
}
