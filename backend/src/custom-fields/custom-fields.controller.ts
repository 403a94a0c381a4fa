import { Body, Delete, Get, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import {
  AddCustomFieldRequest,
  ChangeCustomFieldRequest,
  CustomField,
  CustomFieldHistory,
  CustomFieldList,
  CustomFieldOrderRequest,
  CustomFieldQuery,
  CustomFieldUsage,
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
import { CustomFieldsService } from './custom-fields.service.js';

/** Fields of patients that the hospital defines for itself. */
@TenantController('custom-fields')
export class CustomFieldsController {
  constructor(private readonly fields: CustomFieldsService) {}

  /** Add a field. At most fifty, archived ones included; key and type are for good. */
  @Post()
  @RequirePermission('settings:manage')
  @Idempotent()
  @Answers(CustomField, { status: 201 })
  async add(
    @Body() body: AddCustomFieldRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomField> {
    return created(reply, '/api/custom-fields', await this.fields.add(body, caller));
  }

  /** List the fields in the order in which they are shown: those that the caller's roles see. Those in use, or the archived ones. */
  @Get()
  @RequirePermission('directory:read')
  @Answers(CustomFieldList)
  list(@Query() query: CustomFieldQuery, @Caller() caller: Principal): Promise<CustomFieldList> {
    return this.fields.list(query, caller);
  }

  /** Count the patients who have a value of each field. */
  @Get('usage')
  @RequirePermission('settings:manage')
  @Answers(CustomFieldUsage)
  usage(): Promise<CustomFieldUsage> {
    return this.fields.usage();
  }

  /** Put the fields in use in order. */
  @Post('order')
  @RequirePermission('settings:manage')
  @HttpCode(200)
  @Answers(CustomFieldList)
  order(@Body() { ids }: CustomFieldOrderRequest, @Caller() caller: Principal): Promise<CustomFieldList> {
    return this.fields.order(ids, caller);
  }

  /** Read a field. */
  @Get(':id')
  @RequirePermission('directory:read')
  @Answers(CustomField)
  get(@IdParam('custom_field.not_found') id: string, @Caller() caller: Principal): Promise<CustomField> {
    return this.fields.get(id, caller);
  }

  /** Change a field: replaces all that may change. What patients have stays, also where the field would not take it any more. */
  @Put(':id')
  @RequirePermission('settings:manage')
  @Answers(CustomField)
  change(
    @IdParam('custom_field.not_found') id: string,
    @Body() body: ChangeCustomFieldRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<CustomField> {
    return this.fields.change(id, { body, version }, caller);
  }

  /** Archive a field. It is asked for no more; the values of patients are kept and come back when it is restored. */
  @Delete(':id')
  @RequirePermission('settings:manage')
  @Answers(null)
  archive(
    @IdParam('custom_field.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<void> {
    return this.fields.archive(id, version, caller);
  }

  /** Bring an archived field back. Refused when another one has its name by now. */
  @Post(':id/restore')
  @RequirePermission('settings:manage')
  @Answers(CustomField)
  restore(@IdParam('custom_field.not_found') id: string, @Caller() caller: Principal): Promise<CustomField> {
    return this.fields.restore(id, caller);
  }

  /** Read who changed a field, and how: the last hundred changes, newest first. */
  @Get(':id/history')
  @RequirePermission('settings:manage')
  @Answers(CustomFieldHistory)
  history(@IdParam('custom_field.not_found') id: string): Promise<CustomFieldHistory> {
    return this.fields.history(id);
  }
}
