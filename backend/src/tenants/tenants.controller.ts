import { Body, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  CreateTenantRequest,
  SubdomainAvailability,
  SubdomainQuery,
  SuspendTenantRequest,
  TenantDetail,
  TenantList,
  TenantQuery,
  UpdateTenantRequest,
} from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IfMatch } from '../common/version.js';
import { PlatformController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { Subdomains } from './subdomains.service.js';
import { TenantRegistration } from './tenant-registration.service.js';
import { TenantSuspension } from './tenant-suspension.service.js';
import { TenantsService } from './tenants.service.js';

/** Hospitals, for the platform's operator. No route here knows a patient. */
@PlatformController('tenants')
@RequirePermission('tenants:manage')
export class TenantsController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly registration: TenantRegistration,
    private readonly suspension: TenantSuspension,
    private readonly subdomains: Subdomains,
  ) {}

  /**
   * List hospitals
   *
   * With usage against the plan's limits and counts by status. Newest first unless sorted otherwise.
   */
  @Get()
  @Answers(TenantList)
  list(@Query() query: TenantQuery): Promise<TenantList> {
    return this.tenants.list(query);
  }

  /**
   * Check a subdomain
   *
   * Says whether a new hospital can have it and, if not, why and which free one is close.
   */
  @Get('subdomain-availability')
  @Answers(SubdomainAvailability)
  availability(@Query() { subdomain }: SubdomainQuery): Promise<SubdomainAvailability> {
    return this.subdomains.availability(subdomain);
  }

  /**
   * Create a hospital
   *
   * Reserves id and subdomain and answers at once; the job in `jobId` builds schema, plan and first Admin. It ends active, or leaves nothing
   * but the job with its reason.
   */
  @Post()
  @Idempotent()
  @Answers(TenantDetail, { status: 201 })
  async create(@Body() request: CreateTenantRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<TenantDetail> {
    return created(reply, '/api/tenants', await this.registration.register(request));
  }

  /** Get a hospital */
  @Get(':id')
  @Answers(TenantDetail)
  get(@Param('id') id: string): Promise<TenantDetail> {
    return this.tenants.get(id);
  }

  /**
   * Edit a hospital
   *
   * Replaces the details. A new colour gets its accents computed here. A time zone or colour that is left out stays.
   */
  @Put(':id')
  @Answers(TenantDetail)
  update(@Param('id') id: string, @IfMatch() version: number, @Body() request: UpdateTenantRequest): Promise<TenantDetail> {
    return this.tenants.update(id, version, request);
  }

  /**
   * Suspend a hospital
   *
   * A billing hold refuses growth only; a lock closes sign-in and open sessions at once. Both are told to the hospital with the reason.
   */
  @Post(':id/suspend')
  @Answers(TenantDetail)
  suspend(@Param('id') id: string, @Body() request: SuspendTenantRequest): Promise<TenantDetail> {
    return this.suspension.suspend(id, request);
  }

  /** End a hospital's suspension */
  @Post(':id/activate')
  @Answers(TenantDetail)
  activate(@Param('id') id: string): Promise<TenantDetail> {
    return this.suspension.activate(id);
  }
}
