import { createHash } from 'node:crypto';
import { Injectable, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply } from 'fastify';
import { ACCESS, type Access } from '../common/access.decorators.js';
import { DomainError } from '../common/domain-error.js';
import { headerOf, type AccessTokenClaims, type AppRequest } from '../common/request.js';
import { RateLimits } from '../limits/rate-limits.service.js';
import { authRequired } from './auth.errors.js';

const OPTIONAL_TOKEN = 'hms:optional-token';
/** Verified tokens remembered at a time; the oldest leaves first. */
const REMEMBERED = 10_000;

/** On a public route: a valid token is read, a missing or bad one is no error. */
export const OptionalToken = () => SetMetadata(OPTIONAL_TOKEN, true);

/**
 * The access token: verified by passport-jwt once, then known by its hash until it expires, since RS256 costs more than the rest of a light request.
 * Whether its session still holds is the session guard's question, asked every time.
 */
@Injectable()
export class TokenGuard extends AuthGuard('jwt') {
  private readonly verified = new Map<string, AccessTokenClaims>();

  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(OPTIONAL_TOKEN, targets)) {
      // Signing out works with the cookie alone, so whatever is wrong with the token is not asked about.
      return this.verify(context).then(
        () => true,
        () => true,
      );
    }
    if (this.reflector.getAllAndOverride<Access | undefined>(ACCESS, targets)?.kind === 'public') return true;
    // A program: its key was looked at, and there is no token.
    if (context.switchToHttp().getRequest<AppRequest>().principal) return true;
    return this.verify(context);
  }

  /** Passport's outcome as ours: claims, 401, or 503 when the keys cannot be had. */
  override handleRequest<T>(error: unknown, user: T | false | null, info: unknown): T {
    if (user) return user;
    throw [error, info].find((reason) => reason instanceof DomainError) ?? authRequired();
  }

  private async verify(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    const header = headerOf(request, 'authorization');
    if (header === undefined) return this.refuse(context);
    const key = createHash('sha256').update(header).digest('base64');
    const known = this.verified.get(key);
    if (known && known.exp > Date.now() / 1000) {
      request.user = known;
      return true;
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    await this.limits.countRefused(request, reply, async () => super.canActivate(context));
    this.remember(key, request.user!);
    return true;
  }

  private refuse(context: ExecutionContext): Promise<never> {
    const http = context.switchToHttp();
    return this.limits.countRefused(http.getRequest<AppRequest>(), http.getResponse<FastifyReply>(), () => Promise.reject(authRequired()));
  }

  private remember(key: string, claims: AccessTokenClaims): void {
    const oldest = this.verified.size >= REMEMBERED ? this.verified.keys().next().value : undefined;
    if (oldest !== undefined) this.verified.delete(oldest);
    this.verified.set(key, claims);
  }
}
