import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from './domain-error.js';
import type { AppRequest, Principal } from './request.js';

/** The principal of a request, or 401. */
export function principalOf(request: AppRequest): Principal {
  if (!request.principal) throw new DomainError('auth.required', 'Sign in first.');
  return request.principal;
}

/** Injects the principal into a handler. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<AppRequest>()),
);
