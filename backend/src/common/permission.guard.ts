import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PERMISSIONS } from '@hms/shared-dto';
import { ACCESS, type Access } from './access.decorators.js';
import { DomainError } from './domain-error.js';
import type { AppRequest } from './request.js';

/** Last in the chain: the session's permissions must hold one that the route asks for. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    if (!access) throw new DomainError('permission.denied', 'This route is closed.');
    if (access.kind !== 'permission') return true;
    const held = context.switchToHttp().getRequest<AppRequest>().principal?.permissions;
    if (access.anyOf.some((permission) => held?.has(permission))) return true;
    const labels = access.anyOf.map((permission) => PERMISSIONS[permission].label).join(' or ');
    throw new DomainError('permission.denied', `This needs the permission ${labels}. Ask an Admin of your hospital.`);
  }
}
