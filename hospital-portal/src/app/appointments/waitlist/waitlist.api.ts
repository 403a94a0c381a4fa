import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { WaitlistEntry, WaitlistEntryList, WaitlistRequest } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { waitlistAccept, waitlistDecline, waitlistJoin, waitlistList, waitlistRemove } from '@hms/shared-ui/api/waitlist';
import { type Observable, map } from 'rxjs';
import type { WaitlistListQuery } from './waitlist-query';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const ifMatch = (version: number): string => `"${version}"`;

/** The HTTP calls of the waitlist. */
@Injectable({ providedIn: 'root' })
export class WaitlistApi {
  readonly #http = inject(HttpClient);

  list(query: WaitlistListQuery): Observable<WaitlistEntryList> {
    return waitlistList(this.#http, '', query).pipe(map(body));
  }

  /** The same key and request join once, however often they are sent. */
  join(request: WaitlistRequest, key: string): Observable<WaitlistEntry> {
    return waitlistJoin(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** The offer that was read, and no other. */
  answer(how: 'accept' | 'decline', { id, version, offer }: WaitlistEntry): Observable<WaitlistEntry> {
    const call = how === 'accept' ? waitlistAccept : waitlistDecline;
    return call(this.#http, '', { id, 'If-Match': ifMatch(version), body: { offerId: offer?.id ?? '' } }).pipe(map(body));
  }

  withdraw({ id, version }: WaitlistEntry): Observable<void> {
    return waitlistRemove(this.#http, '', { id, 'If-Match': ifMatch(version) }).pipe(map(() => undefined));
  }
}
