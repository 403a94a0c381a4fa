import { Get, Query } from '@nestjs/common';
import { AuditEventList, AuditQuery } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { SessionController } from '../tenancy/controllers.js';
import { AuditEvents } from './audit-events.service.js';

/** Who did what: a hospital's own audit, or the platform's for its operator. */
@SessionController('audit-events')
export class AuditController {
  constructor(private readonly events: AuditEvents) {}

  /**
   * List audit events
   *
   * Newest first. Days are days of the hospital's time zone (UTC for the platform), `to` included. `patientId` is for hospitals, `tenantId` for the platform.
   */
  @Get()
  @RequirePermission('audit:read', 'platform-audit:read')
  @Answers(AuditEventList)
  list(@Query() query: AuditQuery, @Caller() caller: Principal): Promise<AuditEventList> {
    return this.events.list(query, caller.timeZone);
  }
}
