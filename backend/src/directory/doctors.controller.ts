import { Get, Query } from '@nestjs/common';
import { DoctorList, DoctorQuery } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { TenantController } from '../tenancy/controllers.js';
import { DoctorsService } from './doctors.service.js';

/** Who sees patients in the hospital. */
@TenantController('doctors')
export class DoctorsController {
  constructor(private readonly doctors: DoctorsService) {}

  /** List the doctors by name. Active members of staff with the role Doctor. */
  @Get()
  @RequirePermission('directory:read')
  @Answers(DoctorList)
  list(@Query() query: DoctorQuery): Promise<DoctorList> {
    return this.doctors.list(query);
  }
}
