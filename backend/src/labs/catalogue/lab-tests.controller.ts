import { Body, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import { LabTest, LabTestList, LabTestQuery, LabTestRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { created } from '../../common/created.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { IfMatch, IfMatchIfSent } from '../../common/version.js';
import { TenantController } from '../../tenancy/controllers.js';
import { Idempotent } from '../../tenancy/idempotency.interceptor.js';
import { LabTests } from './lab-tests.service.js';

/** The laboratory's tests: units, reference ranges, critical limits. */
@TenantController('lab-tests')
export class LabTestsController {
  constructor(private readonly tests: LabTests) {}

  /** List the tests by name. */
  @Get()
  @RequirePermission('labs:read')
  @Answers(LabTestList)
  list(@Query() query: LabTestQuery): Promise<LabTestList> {
    return this.tests.list(query);
  }

  /** Add a test. Technicians need the mark of a verifier in their profile, here and for every change. */
  @Post()
  @RequirePermission('labs:catalogue')
  @Idempotent()
  @Answers(LabTest, { status: 201 })
  async add(@Body() body: LabTestRequest, @Caller() caller: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<LabTest> {
    return created(reply, '/api/lab-tests', await this.tests.add(body, caller));
  }

  /** Read a test. */
  @Get(':id')
  @RequirePermission('labs:read')
  @Answers(LabTest)
  get(@IdParam('lab_test.not_found') id: string): Promise<LabTest> {
    return this.tests.get(id);
  }

  /** Change a test: replaces all of it. Results keep what they were held against. */
  @Put(':id')
  @RequirePermission('labs:catalogue')
  @Answers(LabTest)
  change(
    @IdParam('lab_test.not_found') id: string,
    @Body() body: LabTestRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<LabTest> {
    return this.tests.change(id, { body, version }, caller);
  }

  /** Confirm that a test's ranges hold for this laboratory. */
  @Post(':id/confirm')
  @RequirePermission('labs:catalogue')
  @Answers(LabTest)
  confirm(
    @IdParam('lab_test.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabTest> {
    return this.tests.confirm(id, version, caller);
  }

  /** Archive a test: it can be ordered no more. */
  @Delete(':id')
  @RequirePermission('labs:catalogue')
  @Answers(null)
  archive(@IdParam('lab_test.not_found') id: string, @IfMatchIfSent() version: number | null, @Caller() caller: Principal): Promise<void> {
    return this.tests.archive(id, version, caller);
  }

  /** Bring a test back. */
  @Post(':id/restore')
  @RequirePermission('labs:catalogue')
  @Answers(LabTest)
  restore(@IdParam('lab_test.not_found') id: string, @Caller() caller: Principal): Promise<LabTest> {
    return this.tests.restore(id, caller);
  }
}
