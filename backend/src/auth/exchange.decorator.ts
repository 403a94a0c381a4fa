import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { headerOf, type AppRequest } from '../common/request.js';

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

/** The bearer token of a signed-in request: the identity provider takes it as proof of who asks. */
export const AccessToken = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const header = headerOf(context.switchToHttp().getRequest<AppRequest>(), 'authorization') ?? '';
  return header.replace(/^bearer\s+/i, '');
});
