import { Injectable } from '@nestjs/common';
import type { Doctor, DoctorList, DoctorQuery } from '@hms/shared-dto';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { nextCursor, readCursor } from './directory.queries.js';
import { countDoctors, doctorPage, type DoctorRow } from './doctors.queries.js';

const DEFAULT_LIMIT = 20;

const toDoctor = (row: DoctorRow): Doctor => ({
  id: row.id,
  name: row.name,
  specialty: row.specialty,
  departmentId: row.department_id,
  departmentName: row.department_name,
  qualification: row.qualification,
  registrationNumber: row.registration_number,
});

/** The doctors who work in the hospital now. */
@Injectable()
export class DoctorsService {
  constructor(private readonly units: UnitsOfWork) {}

  /** One page by name. A doctor about whom nothing was written down is one all the same. */
  async list(query: DoctorQuery): Promise<DoctorList> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const unit = this.units.current;
    const rows = await doctorPage(unit, query, { limit, after: cursor ? readCursor(cursor) : null });
    const page = { nextCursor: nextCursor(rows, limit), total: await countDoctors(unit, query), totalIsEstimate: false };
    return { data: rows.slice(0, limit).map(toDoctor), page };
  }
}
