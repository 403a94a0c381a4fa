import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from './domain-error.js';
import { headerOf, type AppRequest } from './request.js';

/** The version in `If-Match: "<version>"`. Missing → 428; anything else than a number in quotes → 412. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = headerOf(context.switchToHttp().getRequest<AppRequest>(), 'if-match');
  if (header === undefined) throw versionRequired();
  const match = /^"(\d{1,9})"$/.exec(header);
  if (!match) throw staleVersion();
  return Number(match[1]);
});

/** 428: what is there is changed only by who has seen it. */
export const versionRequired = (): DomainError =>
  new DomainError('version.required', 'Send the version you edited in the header If-Match.');

/** 412: somebody else changed the thing since it was read. */
export const staleVersion = (): DomainError =>
  new DomainError('version.stale', 'Someone else changed this since you opened it. Load it again and compare.');
