import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PERMISSIONS } from '@hms/shared-dto';
import { Refusals } from '../audit/refusals.service.js';
import { ACCESS, STEP_UP, type Access } from './access.decorators.js';
import { DomainError } from './domain-error.js';
import type { AppRequest } from './request.js';

/** Last in the chain: the session's permissions must hold one that the route asks for. Who lacks it is written down. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly refusals: Refusals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    if (!access) throw new DomainError('permission.denied', 'This route is closed.');
    const request = context.switchToHttp().getRequest<AppRequest>();
    if (this.needsPerson(context, access) && request.principal?.kind === 'program') {
      throw await this.refusals.recorded(
        request,
        new DomainError('permission.denied', 'This is for people who sign in, not for programs.'),
      );
    }
    if (access.kind !== 'permission') return true;
    if (access.anyOf.some((permission) => request.principal?.permissions.has(permission))) return true;
    const labels = access.anyOf.map((permission) => PERMISSIONS[permission].label).join(' or ');
    const denied = new DomainError('permission.denied', `This needs the permission ${labels}. Ask an Admin of your hospital.`);
    throw await this.refusals.recorded(request, denied);
  }

  /** What is one's own, and what asks for a proof that somebody is there. */
  private needsPerson(context: ExecutionContext, access: Access): boolean {
    if (access.kind === 'signed-in') return !access.programs;
    return this.reflector.getAllAndOverride<boolean>(STEP_UP, [context.getHandler(), context.getClass()]) ?? false;
  }
}
