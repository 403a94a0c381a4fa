import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { headerOf, type AppRequest } from '../common/request.js';
import { staleVersion } from '../common/version.js';

/** The version in `If-Match` where sending it is a choice; null when it was not sent. */
export const IfMatchIfSent = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const header = headerOf(context.switchToHttp().getRequest<AppRequest>(), 'if-match');
  if (header === undefined) return null;
  const match = /^"(\d{1,9})"$/.exec(header);
  if (!match) throw staleVersion();
  return Number(match[1]);
});
