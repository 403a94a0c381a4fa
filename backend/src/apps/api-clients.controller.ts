import { Body, Get, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiClient,
  ApiClientList,
  ApiClientQuery,
  CreateApiClientRequest,
  IssuedKey,
  IssueKeyRequest,
  UpdateApiClientRequest,
} from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission, StepUp } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { IfMatch } from '../common/version.js';
import { PlatformController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { ApiClients } from './api-clients.service.js';

/** Apps of third parties: what they may do, where, and with which keys. */
@PlatformController('api-clients')
@RequirePermission('api-clients:manage')
export class ApiClientsController {
  constructor(private readonly clients: ApiClients) {}

  /** List apps of third parties, newest first */
  @Get()
  @Answers(ApiClientList)
  list(@Query() query: ApiClientQuery): Promise<ApiClientList> {
    return this.clients.list(query);
  }

  /**
   * Register an app
   *
   * A server app then gets a key by `POST /api/api-clients/{id}/keys`; a browser app works at once from its origins.
   */
  @Post()
  @Idempotent()
  @StepUp()
  @Answers(ApiClient, { status: 201 })
  async register(@Body() request: CreateApiClientRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ApiClient> {
    return created(reply, '/api/api-clients', await this.clients.register(request));
  }

  /** Get an app */
  @Get(':id')
  @Answers(ApiClient)
  get(@IdParam('app.not_found') id: string): Promise<ApiClient> {
    return this.clients.get(id);
  }

  /**
   * Edit an app
   *
   * Replaces name, scopes, origins and limit, with effect at once.
   */
  @Put(':id')
  @StepUp()
  @Answers(ApiClient)
  update(@IdParam('app.not_found') id: string, @IfMatch() version: number, @Body() request: UpdateApiClientRequest): Promise<ApiClient> {
    return this.clients.update(id, version, request);
  }

  /**
   * Issue a key of a server app
   *
   * It is in this answer and never again. Keys from before stop at `oldKeysUntil`, or at once. Takes no Idempotency-Key: an answer that is kept would
   * be a key that is kept.
   */
  @Post(':id/keys')
  @StepUp()
  @Answers(IssuedKey)
  issueKey(@IdParam('app.not_found') id: string, @Body() request: IssueKeyRequest): Promise<IssuedKey> {
    return this.clients.issueKey(id, request);
  }

  /**
   * Revoke an app
   *
   * It and all its keys are refused within 5 seconds, for good.
   */
  @Post(':id/revoke')
  @Answers(ApiClient)
  revoke(@IdParam('app.not_found') id: string): Promise<ApiClient> {
    return this.clients.revoke(id);
  }
}
