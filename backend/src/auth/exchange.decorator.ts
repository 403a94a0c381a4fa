import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AppRequest } from '../common/request.js';

/** Request and reply together, for handlers that read and set the refresh cookie. */
export interface Exchange {
  readonly request: AppRequest;
  readonly reply: FastifyReply;
}

/** Injects both, and leaves the answer to Nest. */
export const HttpExchange = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  return { request: http.getRequest<AppRequest>(), reply: http.getResponse<FastifyReply>() };
});
