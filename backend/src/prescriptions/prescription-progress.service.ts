import { Injectable } from '@nestjs/common';
import { medicationLabel, type CareActivityStatus, type PrescriptionStatus } from '@hms/shared-dto';
import type { LinkedProgress } from '../common/linked-progress.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import type { PrescriptionRow } from './prescription-rows.js';

/** A draft is nothing yet that anybody takes; what is on hold has not come to its end. */
const STATUS: Readonly<Record<PrescriptionStatus, CareActivityStatus>> = {
  draft: 'not-started',
  active: 'in-progress',
  'on-hold': 'in-progress',
  completed: 'completed',
  stopped: 'stopped',
  cancelled: 'cancelled',
  'entered-in-error': 'cancelled',
};

type Row = Pick<PrescriptionRow, 'id' | 'status' | 'medication'> & { readonly patientId: string; readonly at: Date };

/** How far prescriptions have come, for modules that refer to them. */
@Injectable()
export class PrescriptionProgress {
  constructor(private readonly units: UnitsOfWork) {}

  /** What is not there is left out. */
  async of(ids: readonly string[]): Promise<LinkedProgress[]> {
    const rows = await this.units.current.query<Row>(
      `SELECT id, patient_id AS "patientId", status, medication, coalesce(signed_at, created_at) AS at FROM prescriptions WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return rows.map(({ id, patientId, at, status, medication }) => ({
      ...{ id, patientId, at, status: STATUS[status] },
      label: medicationLabel(medication),
    }));
  }
}
