import { Injectable } from '@nestjs/common';
import type { PatientStatus } from '@hms/shared-dto';
import { missing } from '../common/id-param.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { lockPatientStatus, patientExists } from './patients.queries.js';

/** What other modules ask before they write or read about a patient. */
@Injectable()
export class PatientStatuses {
  constructor(private readonly units: UnitsOfWork) {}

  /** @throws NotFoundError `patient.not_found` */
  async requireKnown(patientId: string): Promise<void> {
    if (!(await patientExists(this.units.current, patientId))) throw missing('patient.not_found');
  }

  /** What it is, and stays until COMMIT. @throws NotFoundError `patient.not_found` */
  async lock(patientId: string): Promise<PatientStatus> {
    const status = await lockPatientStatus(this.units.current, patientId);
    if (status === null) throw missing('patient.not_found');
    return status;
  }
}
