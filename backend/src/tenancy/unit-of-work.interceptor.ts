import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { WORK_SCOPE, type WorkScope } from '../common/access.decorators.js';
import { principalOf } from '../common/principal.decorator.js';
import type { AppRequest } from '../common/request.js';
import { UnitsOfWork } from './units-of-work.js';

/** Opens the unit of work that a route asks for, and commits before the answer leaves. */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly units: UnitsOfWork,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const scope = this.reflector.getAllAndOverride<WorkScope | undefined>(WORK_SCOPE, [context.getHandler(), context.getClass()]);
    if (scope === undefined || scope === 'none') return next.handle();
    const handle = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const { tenantId } = principalOf(context.switchToHttp().getRequest<AppRequest>());
    if (scope === 'tenant' && tenantId === null) throw new Error('a hospital route was reached by a platform session');
    return from(scope === 'platform' || tenantId === null ? this.units.platform(handle) : this.units.tenant(tenantId, handle));
  }
}
