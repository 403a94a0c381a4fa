import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Reflector } from '@nestjs/core';
import { CONSUMES, NO_APP } from './access.decorators.js';
import { DomainError, InvalidRequestError } from './domain-error.js';
import type { AppRequest } from './request.js';
import { inheritedNames, malformationOf, type Malformation } from './well-formed.rules.js';

const keysOf = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

const MALFORMED: Readonly<Record<Malformation, string>> = {
  too_deep: 'The request nests too deep.',
  not_unicode: 'The request has a text that is not Unicode: half of a character is missing.',
};

const isStream = (body: unknown): boolean => typeof (body as { pipe?: unknown } | null | undefined)?.pipe === 'function';

/**
 * Unknown input is refused, not ignored. Where a handler takes a query or body, validation sees to it but for names that every object has, which are
 * left out before it looks; this is for those, for the handlers that take none, for a body of another media type than the handler reads, and for what
 * no rule could look at without failing itself. Probes and the document's page may carry anything.
 */
@Injectable()
export class UnexpectedInputGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.mayCarryAnything(context)) return true;
    const targets = [context.getHandler(), context.getClass()];
    const { body, query } = context.switchToHttp().getRequest<AppRequest>();
    const reads = this.reflector.getAllAndOverride<string | undefined>(CONSUMES, targets) ?? 'json';
    if (isStream(body) && reads === 'json') throw new DomainError('media_type.unsupported', 'Send application/json.');
    // Validation would take it for an empty object.
    if (body === null) throw new DomainError('request.malformed', 'The body is null. Send an object.');
    this.readable([isStream(body) ? null : body, query]);
    return this.refuse([
      ...this.unknownIn(context, RouteParamtypes.BODY, reads === 'json' ? body : null),
      ...this.unknownIn(context, RouteParamtypes.QUERY, query),
    ]);
  }

  private mayCarryAnything(context: ExecutionContext): boolean {
    const isOpen = this.reflector.getAllAndOverride<boolean | undefined>(NO_APP, [context.getHandler(), context.getClass()]) === true;
    return isOpen && !this.takes(context, RouteParamtypes.QUERY);
  }

  private unknownIn(context: ExecutionContext, kind: RouteParamtypes, input: unknown): readonly string[] {
    return this.takes(context, kind) ? inheritedNames(input) : keysOf(input);
  }

  private readable(parts: readonly unknown[]): void {
    const malformation = malformationOf(parts);
    if (malformation) throw new DomainError('request.malformed', MALFORMED[malformation]);
  }

  private takes(context: ExecutionContext, kind: RouteParamtypes): boolean {
    const args: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
    return keysOf(args).some((key) => key.startsWith(`${kind}:`));
  }

  private refuse(paths: readonly string[]): true {
    if (paths.length === 0) return true;
    throw new InvalidRequestError(
      paths.map((path) => ({ path, code: 'field.unknown', message: 'This field is not known here. Leave it out.' })),
    );
  }
}
