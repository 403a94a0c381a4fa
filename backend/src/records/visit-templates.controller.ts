import { Body, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import { VisitTemplate, VisitTemplateList, VisitTemplateQuery, VisitTemplateRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { VisitTemplates } from './visit-templates.service.js';

/** Texts that doctors put into the empty sections of a note. */
@TenantController('visit-templates')
export class VisitTemplatesController {
  constructor(private readonly templates: VisitTemplates) {}

  /** Add a template. */
  @Post()
  @RequirePermission('settings:manage')
  @Idempotent()
  @Answers(VisitTemplate, { status: 201 })
  async add(@Body() body: VisitTemplateRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VisitTemplate> {
    return created(reply, '/api/visit-templates', await this.templates.add(body));
  }

  /** List the templates by name. Those in use, or the archived ones. */
  @Get()
  @RequirePermission('records:read')
  @Answers(VisitTemplateList)
  list(@Query() query: VisitTemplateQuery): Promise<VisitTemplateList> {
    return this.templates.list(query);
  }

  /** Read a template. */
  @Get(':id')
  @RequirePermission('records:read')
  @Answers(VisitTemplate)
  get(@IdParam('visit_template.not_found') id: string): Promise<VisitTemplate> {
    return this.templates.get(id);
  }

  /** Change a template: replaces all of it. Notes that were begun with it stay as they are. */
  @Put(':id')
  @RequirePermission('settings:manage')
  @Answers(VisitTemplate)
  change(
    @IdParam('visit_template.not_found') id: string,
    @Body() body: VisitTemplateRequest,
    @IfMatch() version: number,
  ): Promise<VisitTemplate> {
    return this.templates.change(id, body, version);
  }

  /** Archive a template. It is offered no more. */
  @Delete(':id')
  @RequirePermission('settings:manage')
  @Answers(null)
  archive(@IdParam('visit_template.not_found') id: string, @IfMatchIfSent() version: number | null): Promise<void> {
    return this.templates.archive(id, version);
  }

  /** Bring an archived template back. Refused when another one has its name by now. */
  @Post(':id/restore')
  @RequirePermission('settings:manage')
  @Answers(VisitTemplate)
  restore(@IdParam('visit_template.not_found') id: string): Promise<VisitTemplate> {
    return this.templates.restore(id);
  }
}
