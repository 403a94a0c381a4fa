import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { NO_APP } from '../common/access.decorators.js';
import type { AppRequest } from '../common/request.js';
import { RateLimits } from './rate-limits.service.js';

/** Counts a request once it is known, or known not to be asked, who it comes from. Probes and the API's document are not counted. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(NO_APP, [context.getHandler(), context.getClass()])) return true;
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<AppRequest>(), http.getResponse<FastifyReply>()];
    await (request.principal ? this.limits.countCaller(request, reply) : this.limits.countStranger(request, reply));
    return true;
  }
}
