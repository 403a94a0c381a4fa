import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@hms/shared-dto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fromDatabaseError } from './database-errors.js';
import { DomainError, NotFoundError } from './domain-error.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Not valid',
  401: 'Sign-in needed',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Wrong media type',
  422: 'Not possible',
  428: 'Version needed',
  429: 'Too many requests',
  500: 'Something failed on our side',
  503: 'Not available at the moment',
};

/** Errors of Fastify and Nest itself that mean something to the caller, by status. */
function fromStatus(status: number): DomainError | null {
  if (status === 404) return new NotFoundError();
  if (status === 413) return new DomainError('request.too_large', 'The body is too large.');
  if (status === 415) return new DomainError('media_type.unsupported', 'Send application/json.');
  if (status >= 400 && status < 500) return new DomainError('request.malformed', 'The request could not be read.');
  return null;
}

/** Any error as a domain error; null for what nobody foresaw. */
export function toDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus());
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return fromDatabaseError(error) ?? (typeof status === 'number' ? fromStatus(status) : null);
}

/** What is told of an error that nobody foresaw: nothing but how to name it. */
const unforeseen = (traceId: string) => ({
  status: 500,
  code: 'internal',
  detail: `This is our fault. If it happens again, tell support the request ${traceId}.`,
  extra: {},
});

/** RFC 9457 problem details. `traceId` is the request's id in our logs. */
export function toProblem(error: DomainError | null, traceId: string): Problem {
  const { status, code, detail, extra } = error ?? unforeseen(traceId);
  const { retryAfterSeconds: _, ...told } = extra as Record<string, unknown>;
  return { type: `/problems/${code}`, title: TITLES[status] ?? 'Error', status, detail, code, traceId, ...told };
}

/** A sender that went away in the middle of its body is no fault of ours, and reads no answer. */
const hasLeft = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete;

/** The only place that writes error answers. Unknown errors are logged whole, as errors, and answered bare; a dependency that is down is a warning. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also used for what Fastify refuses before a route is found. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const known = toDomainError(error);
    if (!hasLeft(request)) this.log(error, known, request.id);
    const problem = toProblem(known, request.id);
    const retryAfter = known?.extra['retryAfterSeconds'];
    if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
    // A handler may have named what it made before COMMIT was refused.
    void reply.removeHeader('location');
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  private log(error: unknown, known: DomainError | null, requestId: string): void {
    if (!known) this.logger.error({ err: error, requestId }, 'request failed');
    else if (known.status >= 500) this.logger.warn({ err: error, requestId }, 'request failed');
  }
}
