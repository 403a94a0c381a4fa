import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from './domain-error.js';
import { headerOf, type AppRequest } from './request.js';

/** The version in `If-Match: "<version>"`; null when it was not sent. Anything else than a number in quotes → 412. */
function sentVersion(context: ExecutionContext): number | null {
  const header = headerOf(context.switchToHttp().getRequest<AppRequest>(), 'if-match');
  if (header === undefined) return null;
  const match = /^"(\d{1,9})"$/.exec(header);
  if (!match) throw staleVersion();
  return Number(match[1]);
}

/** The version that was edited. Missing → 428. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const version = sentVersion(context);
  if (version === null) throw versionRequired();
  return version;
});

/** The version where sending it is a choice; null when it was not sent. */
export const IfMatchIfSent = createParamDecorator((_: unknown, context: ExecutionContext): number | null => sentVersion(context));

/** The version that must be sent; null when it was not, of which the service says 428 once it knows that the thing is there and the caller's to change. */
export const IfMatchOnceFound = createParamDecorator((_: unknown, context: ExecutionContext): number | null => sentVersion(context));

/** 428: what is there is changed only by who has seen it. */
export const versionRequired = (): DomainError =>
  new DomainError('version.required', 'Send the version you edited in the header If-Match.');

/** 412: somebody else changed the thing since it was read. */
export const staleVersion = (): DomainError =>
  new DomainError('version.stale', 'Someone else changed this since you opened it. Load it again and compare.');
