import { Injectable } from '@nestjs/common';
import type { StaffProfile, StaffProfileRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { missing } from '../common/id-param.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { DepartmentsService } from './departments.service.js';
import { findProfile, writeProfile, type ProfileRow, type ProfileValues } from './staff-profiles.queries.js';

const valuesOf = ({ departmentId, specialty, qualification, registrationNumber, labVerifier }: StaffProfileRequest): ProfileValues => ({
  departmentId: departmentId ?? null,
  specialty: specialty ?? null,
  qualification: qualification ?? null,
  registrationNumber: registrationNumber ?? null,
  labVerifier: labVerifier ?? false,
});

const toProfile = ({ version, departmentName, ...row }: ProfileRow): StaffProfile => ({
  departmentId: row.departmentId,
  departmentName,
  specialty: row.specialty,
  qualification: row.qualification,
  registrationNumber: row.registrationNumber,
  labVerifier: row.labVerifier,
  version,
});

/** What the hospital's people are by profession. */
@Injectable()
export class StaffProfilesService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly departments: DepartmentsService,
  ) {}

  /** @throws NotFoundError `user.not_found` */
  async get(id: string): Promise<StaffProfile> {
    return toProfile(await this.find(id));
  }

  /** Replaces all of it. @throws NotFoundError `user.not_found`, InvalidRequestError, DomainError `version.stale` */
  async change(id: string, request: StaffProfileRequest, version: number): Promise<StaffProfile> {
    const { departmentName: _, version: _version, ...before } = await this.find(id);
    const values = valuesOf(request);
    await this.departments.mayBeChosen(values.departmentId, before.departmentId);
    if (!(await writeProfile(this.units.current, id, { version, values }))) throw staleVersion();
    await this.audit.record({ action: 'staff_profile.changed', entity: 'membership', entityId: id, details: { before, after: values } });
    this.events.emit('profile.changed', { userId: id });
    return this.get(id);
  }

  private async find(id: string): Promise<ProfileRow> {
    const row = await findProfile(this.units.current, id);
    if (!row) throw missing('user.not_found');
    return row;
  }
}
