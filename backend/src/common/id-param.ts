import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ErrorCode } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { NotFoundError } from './domain-error.js';
import type { AppRequest } from './request.js';

const WORDS: Partial<Record<ErrorCode, string>> = {
  'patient.not_found': 'There is no such patient.',
  'user.not_found': 'There is no such person in this hospital.',
  'job.not_found': 'There is no such job.',
};

/** What a path's id that leads nowhere is answered with: the same whether it is malformed, unknown or another hospital's. */
export const missing = (code: ErrorCode): NotFoundError => new NotFoundError(code, WORDS[code]);

/** The `:id` of a path as a UUID; anything else is simply not found. */
export const IdParam = createParamDecorator((code: ErrorCode, context: ExecutionContext): string => {
  const { id } = context.switchToHttp().getRequest<AppRequest>().params as { id?: string };
  if (!isUUID(id)) throw missing(code);
  return id!;
});
