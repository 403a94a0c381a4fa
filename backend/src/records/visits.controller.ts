import { Body, Get, Post, Put, Query, Res } from '@nestjs/common';
import {
  AmendVisitRequest,
  ListQuery,
  StartVisitRequest,
  Visit,
  VisitErrorRequest,
  VisitList,
  VisitNoteRequest,
  VisitQuery,
  VisitVersionList,
} from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { VisitDirectory } from './visit-directory.service.js';
import { VisitSigning } from './visit-signing.service.js';
import { Visits } from './visits.service.js';

/** Visits: a note is a draft until its doctor signs it, and changes by amendments from then on. */
@TenantController('records')
export class VisitsController {
  constructor(
    private readonly visits: Visits,
    private readonly signing: VisitSigning,
    private readonly directory: VisitDirectory,
  ) {}

  /** Start a visit: a draft whose author is the caller. Who has checked in for its appointment is with the doctor from then on. */
  @Post()
  @RequirePermission('records:write')
  @Idempotent()
  @Answers(Visit, { status: 201 })
  async start(
    @Body() body: StartVisitRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Visit> {
    return created(reply, '/api/records', await this.visits.start(body, caller));
  }

  /** List visits, the newest first: of everybody, of one patient, of one doctor. */
  @Get()
  @RequirePermission('records:read')
  @Answers(VisitList)
  list(@Query() query: VisitQuery): Promise<VisitList> {
    return this.directory.list(query);
  }

  /** Read a visit. */
  @Get(':id')
  @RequirePermission('records:read')
  @Answers(Visit)
  get(@IdParam('visit.not_found') id: string): Promise<Visit> {
    return this.visits.get(id);
  }

  /** Write a draft's note: replaces all of it. Its author's alone; refused once it is signed. */
  @Put(':id')
  @RequirePermission('records:write')
  @Answers(Visit)
  save(
    @IdParam('visit.not_found') id: string,
    @Body() body: VisitNoteRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<Visit> {
    return this.visits.save(id, body, version, caller);
  }

  /** Sign a draft: its text stays as it is from then on. Asks for the version that was read in `If-Match`. */
  @Post(':id/sign')
  @RequirePermission('records:write')
  @Answers(Visit)
  sign(@IdParam('visit.not_found') id: string, @IfMatchIfSent() version: number | null, @Caller() caller: Principal): Promise<Visit> {
    return this.signing.sign(id, version, caller);
  }

  /** Amend a signed visit, with the reason. The texts before stay readable. Asks for the version that was read in `If-Match`. */
  @Post(':id/amendments')
  @RequirePermission('records:write')
  @Idempotent()
  @Answers(Visit)
  amend(
    @IdParam('visit.not_found') id: string,
    @Body() body: AmendVisitRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Visit> {
    return this.signing.amend(id, body, version, caller);
  }

  /** Read the texts of a visit that were signed, the newest first, with who signed each, when and why. */
  @Get(':id/versions')
  @RequirePermission('records:read')
  @Answers(VisitVersionList)
  versions(@IdParam('visit.not_found') id: string, @Query() query: ListQuery): Promise<VisitVersionList> {
    return this.signing.versions(id, query);
  }

  /** Mark a visit as entered in error. It stays readable, and counts no more. */
  @Post(':id/entered-in-error')
  @RequirePermission('records:write')
  @Answers(Visit)
  markError(
    @IdParam('visit.not_found') id: string,
    @Body() { reason }: VisitErrorRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Visit> {
    return this.signing.markError(id, reason, version, caller);
  }
}
