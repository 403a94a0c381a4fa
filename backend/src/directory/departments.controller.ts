import { Body, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import { Department, DepartmentList, DepartmentRequest, DirectoryQuery } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { DepartmentsService } from './departments.service.js';

/** The hospital's departments. */
@TenantController('departments')
export class DepartmentsController {
  constructor(private readonly departments: DepartmentsService) {}

  /** Add a department. */
  @Post()
  @RequirePermission('settings:manage')
  @Idempotent()
  @Answers(Department, { status: 201 })
  async add(@Body() body: DepartmentRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Department> {
    return created(reply, '/api/departments', await this.departments.add(body));
  }

  /** List the departments by name. Those in use, or the archived ones. */
  @Get()
  @RequirePermission('directory:read')
  @Answers(DepartmentList)
  list(@Query() query: DirectoryQuery): Promise<DepartmentList> {
    return this.departments.list(query);
  }

  /** Read a department. */
  @Get(':id')
  @RequirePermission('directory:read')
  @Answers(Department)
  get(@IdParam('department.not_found') id: string): Promise<Department> {
    return this.departments.get(id);
  }

  /** Change a department: replaces all of it. */
  @Put(':id')
  @RequirePermission('settings:manage')
  @Answers(Department)
  change(@IdParam('department.not_found') id: string, @Body() body: DepartmentRequest, @IfMatch() version: number): Promise<Department> {
    return this.departments.change(id, body, version);
  }

  /** Archive a department. It is offered no more, and what refers to it keeps its name. */
  @Delete(':id')
  @RequirePermission('settings:manage')
  @Answers(null)
  archive(@IdParam('department.not_found') id: string, @IfMatchIfSent() version: number | null): Promise<void> {
    return this.departments.archive(id, version);
  }

  /** Bring an archived department back. Refused when another one has its name by now. */
  @Post(':id/restore')
  @RequirePermission('settings:manage')
  @Answers(Department)
  restore(@IdParam('department.not_found') id: string): Promise<Department> {
    return this.departments.restore(id);
  }
}
