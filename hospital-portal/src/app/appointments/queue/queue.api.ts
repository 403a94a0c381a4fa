import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { QueuePriority, QueueToken, QueueTokenRequest, Wall } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import {
  queueCall,
  queueCallNext,
  queueGet,
  queueJoin,
  queueLeave,
  queueList,
  queuePutBack,
  queueServe,
  queueSetPriority,
  queueWall,
} from '@hms/shared-ui/api/queue-tokens';
import { type Observable, forkJoin, map } from 'rxjs';
import { type QueueQuery, statusesOf } from './queue-query';
import type { QueueStep } from './queue-steps';
import type { WallQuery } from './wall-query';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
/** Of each status: more than one screen can work through. */
const MOST = 100;

const STEPS = { call: queueCall, serve: queueServe, put_back: queuePutBack, leave: queueLeave } as const;

/** Tokens of today, and whether there are more than are shown. */
export interface QueuePage {
  readonly tokens: readonly QueueToken[];
  readonly more: boolean;
}

/** The HTTP calls of the walk-in queue. Failures come as `Problem`; the interceptors add the API's origin. */
@Injectable({ providedIn: 'root' })
export class QueueApi {
  readonly #http = inject(HttpClient);

  today(query: QueueQuery): Observable<QueuePage> {
    const { doctorId } = query;
    const lists = statusesOf(query).map((status) => queueList(this.#http, '', { doctorId, status, limit: MOST }).pipe(map(body)));
    return forkJoin(lists).pipe(
      map((found) => ({
        tokens: found.flatMap(({ data }) => data),
        more: found.some(({ page }) => page.nextCursor !== null),
      })),
    );
  }

  /** The API is asked for one doctor or for all; of several, the others are left out here. */
  wall({ doctorIds, departmentId }: WallQuery): Observable<Wall> {
    const doctorId = doctorIds.length === 1 ? doctorIds[0] : undefined;
    const isWanted = (one: { readonly doctorId: string }): boolean => doctorIds.length === 0 || doctorIds.includes(one.doctorId);
    return queueWall(this.#http, '', { doctorId, departmentId }).pipe(
      map(({ body: { data, more } }) => ({ data: data.filter(isWanted), more: more.filter(isWanted) })),
    );
  }

  /** Sent once: a second call takes the next one in the queue. */
  callNext(doctorId: string): Observable<QueueToken> {
    return queueCallNext(this.#http, '', { body: { doctorId } }).pipe(map(body));
  }

  /** 412 when somebody was faster. */
  step({ id, version }: QueueToken, step: QueueStep): Observable<QueueToken> {
    return STEPS[step](this.#http, '', { id, 'If-Match': `"${version}"` }).pipe(map(body));
  }

  /** 412 when somebody was faster. */
  setPriority({ id, version }: QueueToken, priority: QueuePriority): Observable<QueueToken> {
    return queueSetPriority(this.#http, '', { id, 'If-Match': `"${version}"`, body: { priority } }).pipe(map(body));
  }

  get(id: string): Observable<QueueToken> {
    return queueGet(this.#http, '', { id }).pipe(map(body));
  }

  /** The same key and request give one token, however often they are sent. */
  issue(request: QueueTokenRequest, key: string): Observable<QueueToken> {
    return queueJoin(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }
}
