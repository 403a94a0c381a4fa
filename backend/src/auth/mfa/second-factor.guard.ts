import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, WITHOUT_SECOND_FACTOR, type Access } from '../../common/access.decorators.js';
import type { AppRequest } from '../../common/request.js';
import { secondFactorMissing } from '../auth.errors.js';

/**
 * Sign-in lets no Admin in without the second factor that the hospital requires; this asks the same of sessions that were open before it was required, or
 * before their person was an Admin. The session knows, so nothing is looked up.
 */
@Injectable()
export class SecondFactorGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { principal } = context.switchToHttp().getRequest<AppRequest>();
    if (!principal?.lacksSecondFactor) return true;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<Access | undefined>(ACCESS, targets)?.kind === 'public') return true;
    if (this.reflector.getAllAndOverride<boolean>(WITHOUT_SECOND_FACTOR, targets)) return true;
    throw secondFactorMissing(principal.tenantName ?? 'Your hospital');
  }
}
