import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { STEP_UP } from '../../common/access.decorators.js';
import { principalOf } from '../../common/principal.decorator.js';
import type { AppRequest } from '../../common/request.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { reauthRequired } from '../auth.errors.js';

const FRESH_MINUTES = 5;

/** Lets routes marked `@StepUp()` pass only shortly after a proof that the person is there. Runs after the permission guard: it says nothing to who may not. */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly units: UnitsOfWork,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!this.reflector.getAllAndOverride<boolean>(STEP_UP, [context.getHandler(), context.getClass()])) return true;
    const { sessionId } = principalOf(context.switchToHttp().getRequest<AppRequest>());
    const fresh = await this.units.auth((unit) =>
      unit.query(`SELECT 1 FROM public.sessions WHERE id = $1 AND reauthenticated_at > now() - interval '${FRESH_MINUTES} minutes'`, [
        sessionId,
      ]),
    );
    if (fresh.length === 0) throw reauthRequired();
    return true;
  }
}
