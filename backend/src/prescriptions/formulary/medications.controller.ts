import { Body, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import { Medication, MedicationList, MedicationQuery, MedicationRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { created } from '../../common/created.js';
import { IdParam } from '../../common/id-param.js';
import { IfMatch, IfMatchIfSent } from '../../common/version.js';
import { TenantController } from '../../tenancy/controllers.js';
import { Idempotent } from '../../tenancy/idempotency.interceptor.js';
import { Medications } from './medications.service.js';

/** The hospital's formulary: what can be prescribed. */
@TenantController('medications')
export class MedicationsController {
  constructor(private readonly medications: Medications) {}

  /** Add a medicine. */
  @Post()
  @RequirePermission('formulary:manage')
  @Idempotent()
  @Answers(Medication, { status: 201 })
  async add(@Body() body: MedicationRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Medication> {
    return created(reply, '/api/medications', await this.medications.add(body));
  }

  /** Search the medicines, by name. Those in use, or the archived ones. */
  @Get()
  @RequirePermission('prescriptions:read', 'formulary:manage')
  @Answers(MedicationList)
  list(@Query() query: MedicationQuery): Promise<MedicationList> {
    return this.medications.list(query);
  }

  /** Read a medicine. */
  @Get(':id')
  @RequirePermission('prescriptions:read', 'formulary:manage')
  @Answers(Medication)
  get(@IdParam('medication.not_found') id: string): Promise<Medication> {
    return this.medications.get(id);
  }

  /** Change a medicine: replaces all of it. Prescriptions keep what they said. */
  @Put(':id')
  @RequirePermission('formulary:manage')
  @Answers(Medication)
  change(@IdParam('medication.not_found') id: string, @Body() body: MedicationRequest, @IfMatch() version: number): Promise<Medication> {
    return this.medications.change(id, body, version);
  }

  /** Archive a medicine. It is offered no more; prescriptions keep it. */
  @Delete(':id')
  @RequirePermission('formulary:manage')
  @Answers(null)
  archive(@IdParam('medication.not_found') id: string, @IfMatchIfSent() version: number | null): Promise<void> {
    return this.medications.archive(id, version);
  }

  /** Bring an archived medicine back. */
  @Post(':id/restore')
  @RequirePermission('formulary:manage')
  @Answers(Medication)
  restore(@IdParam('medication.not_found') id: string): Promise<Medication> {
    return this.medications.restore(id);
  }
}
