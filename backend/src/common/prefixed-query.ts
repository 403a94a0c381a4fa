import { createParamDecorator, Injectable, mixin, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import { InvalidRequestError } from './domain-error.js';
import type { AppRequest } from './request.js';

type Prefixed = Readonly<Record<string, string>>;

const SET_APART = new WeakMap<object, Prefixed>();

/**
 * Sets query parameters apart whose names only the hospital knows, `cf.height` for example, before validation looks: it knows fixed names alone.
 * The handler takes them with {@link PrefixedQuery}, without the prefix.
 */
export function takesPrefixed(prefix: string): Type<CanActivate> {
  @Injectable()
  class PrefixedQueryGuard implements CanActivate {
    canActivate(context: ExecutionContext): boolean {
      const request = context.switchToHttp().getRequest<AppRequest>();
      const query = request.query as Record<string, unknown>;
      const names = Object.keys(query).filter((name) => name.startsWith(prefix));
      SET_APART.set(request, Object.fromEntries(names.map((name) => [name.slice(prefix.length), textOf(name, query[name])])));
      for (const name of names) delete query[name];
      return true;
    }
  }
  return mixin(PrefixedQueryGuard);
}

/** @throws InvalidRequestError for a parameter that is there twice */
function textOf(path: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new InvalidRequestError([{ path, code: 'parameter.repeated', message: 'Give this parameter once.' }]);
}

export const PrefixedQuery = createParamDecorator(
  (_: unknown, context: ExecutionContext): Prefixed => SET_APART.get(context.switchToHttp().getRequest<AppRequest>()) ?? {},
);
