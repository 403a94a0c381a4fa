import { Injectable } from '@nestjs/common';
import type { AppointmentStatus, CareActivityStatus } from '@hms/shared-dto';
import type { LinkedProgress } from '../common/linked-progress.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { NAMES } from './appointment-rows.js';

/** Who did not come has not been seen: another appointment takes the place. */
const STATUS: Readonly<Record<AppointmentStatus, CareActivityStatus>> = {
  scheduled: 'scheduled',
  checked_in: 'in-progress',
  in_progress: 'in-progress',
  completed: 'completed',
  cancelled: 'cancelled',
  no_show: 'cancelled',
};

type Row = Omit<LinkedProgress, 'status'> & { readonly status: AppointmentStatus };

/** How far appointments have come, for modules that refer to them. */
@Injectable()
export class AppointmentProgress {
  constructor(private readonly units: UnitsOfWork) {}

  /** What is not there, or only held for somebody who waits, is left out. */
  async of(ids: readonly string[]): Promise<LinkedProgress[]> {
    const rows = await this.units.current.query<Row>(
      `SELECT a.id, a.patient_id AS "patientId", a.status, coalesce(m.name, 'Former staff') AS label, a.starts_at AS at
       FROM appointments a ${NAMES} WHERE a.id = ANY ($1::uuid[]) AND a.status <> 'held'`,
      [ids],
    );
    return rows.map((row) => ({ ...row, status: STATUS[row.status] }));
  }
}
