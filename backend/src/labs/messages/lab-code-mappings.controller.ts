import { Body, Delete, Get, Post } from '@nestjs/common';
import { LabCodeMapping, LabCodeMappingList, LabCodeMappingRequest } from '@hms/shared-dto';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { TenantController } from '../../tenancy/controllers.js';
import { LabCodeMappings } from './lab-code-mappings.service.js';

/** What the codes of senders mean in this hospital. LOINC codes that the catalogue has need none. */
@TenantController('lab-code-mappings')
export class LabCodeMappingsController {
  constructor(private readonly mappings: LabCodeMappings) {}

  /** List them, by sender and code. */
  @Get()
  @RequirePermission('labs:read')
  @Answers(LabCodeMappingList)
  list(): Promise<LabCodeMappingList> {
    return this.mappings.list();
  }

  /** Say which test a sender's code stands for. Technicians need the mark of a verifier in their profile. */
  @Post()
  @RequirePermission('labs:catalogue')
  @Answers(LabCodeMapping)
  put(@Body() body: LabCodeMappingRequest, @Caller() caller: Principal): Promise<LabCodeMapping> {
    return this.mappings.put(body, caller);
  }

  /** Take it back: what comes from now on waits for a person. */
  @Delete(':id')
  @RequirePermission('labs:catalogue')
  @Answers(null)
  remove(@IdParam('lab_code_mapping.not_found') id: string, @Caller() caller: Principal): Promise<void> {
    return this.mappings.remove(id, caller);
  }
}
