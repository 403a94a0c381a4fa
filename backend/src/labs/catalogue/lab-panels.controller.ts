import { Body, Delete, Get, Post, Put, Res } from '@nestjs/common';
import { LabPanel, LabPanelList, LabPanelRequest } from '@hms/shared-dto';
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
import { LabPanels } from './lab-panels.service.js';

/** Panels: tests that are ordered together. */
@TenantController('lab-panels')
export class LabPanelsController {
  constructor(private readonly panels: LabPanels) {}

  /** List every panel by name, archived ones last. */
  @Get()
  @RequirePermission('labs:read')
  @Answers(LabPanelList)
  list(): Promise<LabPanelList> {
    return this.panels.list();
  }

  /** Add a panel. */
  @Post()
  @RequirePermission('labs:catalogue')
  @Idempotent()
  @Answers(LabPanel, { status: 201 })
  async add(
    @Body() body: LabPanelRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LabPanel> {
    return created(reply, '/api/lab-panels', await this.panels.add(body, caller));
  }

  /** Read a panel. */
  @Get(':id')
  @RequirePermission('labs:read')
  @Answers(LabPanel)
  get(@IdParam('lab_panel.not_found') id: string): Promise<LabPanel> {
    return this.panels.get(id);
  }

  /** Change a panel: replaces all of it. Orders that were placed keep their tests. */
  @Put(':id')
  @RequirePermission('labs:catalogue')
  @Answers(LabPanel)
  change(
    @IdParam('lab_panel.not_found') id: string,
    @Body() body: LabPanelRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<LabPanel> {
    return this.panels.change(id, { body, version }, caller);
  }

  /** Archive a panel: it can be ordered no more. */
  @Delete(':id')
  @RequirePermission('labs:catalogue')
  @Answers(null)
  archive(@IdParam('lab_panel.not_found') id: string, @IfMatchIfSent() version: number | null, @Caller() caller: Principal): Promise<void> {
    return this.panels.archive(id, version, caller);
  }

  /** Bring a panel back. */
  @Post(':id/restore')
  @RequirePermission('labs:catalogue')
  @Answers(LabPanel)
  restore(@IdParam('lab_panel.not_found') id: string, @Caller() caller: Principal): Promise<LabPanel> {
    return this.panels.restore(id, caller);
  }
}
