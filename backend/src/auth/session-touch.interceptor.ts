import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { from, mergeMap, type Observable } from 'rxjs';
import type { AppRequest } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { touchSession } from './sessions.queries.js';

const EXACT_MINUTES = 5;
const EXACT_MS = EXACT_MINUTES * 60_000;
/** Sessions remembered at a time; the oldest leaves first. */
const REMEMBERED = 10_000;

/** Keeps a session's time of last use: one statement in five minutes and process, all other requests pay a look into a map. Before any unit of work. */
@Injectable()
export class SessionTouchInterceptor implements NestInterceptor {
  private readonly touched = new Map<string, number>();

  constructor(private readonly units: UnitsOfWork) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const sessionId = context.switchToHttp().getRequest<AppRequest>().principal?.sessionId;
    const now = Date.now();
    if (!sessionId || now - (this.touched.get(sessionId) ?? 0) < EXACT_MS) return next.handle();
    this.remember(sessionId, now);
    return from(this.units.auth((unit) => touchSession(unit, sessionId, EXACT_MINUTES))).pipe(mergeMap(() => next.handle()));
  }

  private remember(sessionId: string, now: number): void {
    this.touched.delete(sessionId);
    const oldest = this.touched.size >= REMEMBERED ? this.touched.keys().next().value : undefined;
    if (oldest !== undefined) this.touched.delete(oldest);
    this.touched.set(sessionId, now);
  }
}
