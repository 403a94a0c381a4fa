import { Body, Get, Post, Put } from '@nestjs/common';
import { Condition, ConditionChange, ConditionErrorRequest } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Conditions } from './conditions.service.js';

/** One diagnosis or problem. */
@TenantController('conditions')
export class ConditionsController {
  constructor(private readonly conditions: Conditions) {}

  /** Read a diagnosis or problem. */
  @Get(':id')
  @RequirePermission('records:read')
  @Answers(Condition)
  get(@IdParam('condition.not_found') id: string): Promise<Condition> {
    return this.conditions.get(id);
  }

  /** Change a diagnosis or problem: replaces every field. A diagnosis of a signed visit is refused. */
  @Put(':id')
  @RequirePermission('records:write')
  @Answers(Condition)
  change(
    @IdParam('condition.not_found') id: string,
    @Body() body: ConditionChange,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<Condition> {
    return this.conditions.change({ id, body, version }, caller);
  }

  /** Mark a diagnosis or problem as a mistake. It stays readable. */
  @Post(':id/entered-in-error')
  @RequirePermission('records:write')
  @Answers(Condition)
  enterInError(
    @IdParam('condition.not_found') id: string,
    @Body() body: ConditionErrorRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Condition> {
    return this.conditions.enterInError({ id, body, version }, caller);
  }
}
