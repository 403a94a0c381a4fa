import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { VerifiedDocument } from '@hms/shared-dto';
import { verificationVerify } from '@hms/shared-ui/api/documents';
import { type Observable, map } from 'rxjs';

/** Whether a printed paper is genuine. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class VerifyApi {
  readonly #http = inject(HttpClient);

  verify(code: string): Observable<VerifiedDocument> {
    return verificationVerify(this.#http, '', { code }).pipe(map(({ body }) => body));
  }
}
