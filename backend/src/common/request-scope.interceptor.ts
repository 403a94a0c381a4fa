import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { RequestScope } from './request-scope.js';
import { headerOf, type AppRequest } from './request.js';

const MAX_USER_AGENT = 500;

/** First interceptor: makes the request's origin known to everything that the handler calls. */
@Injectable()
export class RequestScopeInterceptor implements NestInterceptor {
  constructor(private readonly scope: RequestScope) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    const { principal } = request;
    const origin = {
      actor: principal ? { id: principal.userId, name: principal.name } : null,
      address: request.ip,
      appId: headerOf(request, 'x-app-id') ?? null,
      userAgent: headerOf(request, 'user-agent')?.slice(0, MAX_USER_AGENT) ?? null,
      requestId: request.id,
    };
    return new Observable((subscriber) => this.scope.run(origin, () => next.handle().subscribe(subscriber)));
  }
}
