import { createHash } from 'node:crypto';
import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DomainError } from '../common/domain-error.js';
import { principalOf } from '../common/principal.decorator.js';
import { headerOf, type AppRequest } from '../common/request.js';
import { UnitsOfWork } from './units-of-work.js';

interface StoredAnswer {
  readonly body_hash: Buffer;
  readonly status: number;
  readonly headers: { readonly location?: string };
  readonly body: unknown;
}

const KEEP_HOURS = 24;

const hashOf = (body: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest();

/**
 * `Idempotency-Key` on routes that create. The key's row is inserted first, in the transaction of the create: a second request with the same key
 * waits for the first to commit and then gets its answer; with another body it gets 422. A refused create leaves no key behind.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly units: UnitsOfWork) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    const key = headerOf(request, 'idempotency-key');
    if (key === undefined) return next.handle();
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw new DomainError('request.malformed', 'An Idempotency-Key has 1 to 200 visible ASCII characters.');
    }
    return from(this.once(request, context.switchToHttp().getResponse<FastifyReply>(), { key, next }));
  }

  private async once(
    request: AppRequest,
    reply: FastifyReply,
    { key, next }: { key: string; next: CallHandler<unknown> },
  ): Promise<unknown> {
    const unit = this.units.current;
    const table = unit.kind === 'tenant' ? 'idempotency_keys' : 'public.platform_idempotency_keys';
    const scope = [principalOf(request).userId, `${request.method} ${request.routeOptions.url ?? ''}`, key];
    const bodyHash = hashOf(request.body);
    await unit.execute(
      `DELETE FROM ${table} WHERE principal_id = $1 AND route = $2 AND key = $3 AND created_at < now() - make_interval(hours => $4)`,
      [...scope, KEEP_HOURS],
    );
    const inserted = await unit.execute(
      `INSERT INTO ${table} (principal_id, route, key, body_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [...scope, bodyHash],
    );
    if (inserted === 0) return this.replay(table, { scope, bodyHash, reply });
    const body = await lastValueFrom(next.handle());
    const location = reply.getHeader('location');
    await unit.execute(`UPDATE ${table} SET status = $4, headers = $5, body = $6 WHERE principal_id = $1 AND route = $2 AND key = $3`, [
      ...scope,
      reply.statusCode,
      JSON.stringify(typeof location === 'string' ? { location } : {}),
      JSON.stringify(body ?? null),
    ]);
    return body;
  }

  private async replay(
    table: string,
    { scope, bodyHash, reply }: { scope: string[]; bodyHash: Buffer; reply: FastifyReply },
  ): Promise<unknown> {
    const [stored] = await this.units.current.query<StoredAnswer>(
      `SELECT body_hash, status, headers, body FROM ${table} WHERE principal_id = $1 AND route = $2 AND key = $3`,
      scope,
    );
    if (!stored?.body_hash.equals(bodyHash)) {
      throw new DomainError('idempotency.other_body', 'This Idempotency-Key was used for a different request. Use a new one.');
    }
    void reply.status(stored.status);
    if (stored.headers.location) void reply.header('location', stored.headers.location);
    return stored.body;
  }
}

/** Makes a creating handler honour `Idempotency-Key`. */
export const Idempotent = () => applyDecorators(UseInterceptors(IdempotencyInterceptor));
