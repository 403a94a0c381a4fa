import { Body, Delete, Get, Post, Put, Query, Res, UseGuards } from '@nestjs/common';
import { Patient, PatientList, PatientQuery, RegisterPatientRequest, UpdatePatientRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { PrefixedQuery, takesPrefixed } from '../common/prefixed-query.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { PatientDirectory } from './patient-directory.service.js';
import { PatientsService } from './patients.service.js';

/** The hospital's patients. */
@TenantController('patients')
export class PatientsController {
  constructor(
    private readonly patients: PatientsService,
    private readonly directory: PatientDirectory,
  ) {}

  /** Register a patient. Likely duplicates are refused with the candidates until `allowDuplicate` is true. */
  @Post()
  @RequirePermission('patients:write')
  @Idempotent()
  @Answers(Patient, { status: 201 })
  async register(
    @Body() body: RegisterPatientRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Patient> {
    return created(reply, '/api/patients', await this.patients.register(body, caller));
  }

  /**
   * List and search patients.
   *
   * `cf.<key>` filters by a field of the hospital's own: by the value itself, by a part of a text, by a number or day or a range of them
   * (`cf.height=150..180`, `cf.since=2026-01-01..`), by one of several choices.
   * `customFields` asks for values of such fields in the rows.
   */
  @Get()
  @UseGuards(takesPrefixed('cf.'))
  @RequirePermission('patients:read')
  @Answers(PatientList)
  list(
    @Query() query: PatientQuery,
    @PrefixedQuery() fields: Readonly<Record<string, string>>,
    @Caller() caller: Principal,
  ): Promise<PatientList> {
    return this.directory.list(query, fields, caller);
  }

  /** Read a patient. */
  @Get(':id')
  @RequirePermission('patients:read')
  @Answers(Patient)
  get(@IdParam('patient.not_found') id: string, @Caller() caller: Principal): Promise<Patient> {
    return this.patients.get(id, caller);
  }

  /** Edit a patient: replaces every field; the medical history only for people with `records:write`. */
  @Put(':id')
  @RequirePermission('patients:write')
  @Answers(Patient)
  update(
    @IdParam('patient.not_found') id: string,
    @Body() body: UpdatePatientRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<Patient> {
    return this.patients.update(id, { body, version }, caller);
  }

  /** Archive a patient. Everything is kept; the place in the plan is given back. */
  @Delete(':id')
  @RequirePermission('patients:manage')
  @Answers(null)
  archive(@IdParam('patient.not_found') id: string, @IfMatchIfSent() version: number | null, @Caller() caller: Principal): Promise<void> {
    return this.patients.archive(id, version, caller);
  }

  /** Bring an archived patient back. Takes a place in the plan. */
  @Post(':id/restore')
  @RequirePermission('patients:manage')
  @Answers(Patient)
  restore(@IdParam('patient.not_found') id: string, @Caller() caller: Principal): Promise<Patient> {
    return this.patients.restore(id, caller);
  }
}
