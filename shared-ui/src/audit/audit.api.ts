import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { AuditEventList, AuditQuery } from '@hms/shared-dto';
import { type Observable, map } from 'rxjs';
import { auditList } from '../api/fn/audit-events/index';

/** The audit of the session's place: a hospital's own, or the platform's. */
@Injectable({ providedIn: 'root' })
export class AuditApi {
  readonly #http = inject(HttpClient);

  list(query: AuditQuery): Observable<AuditEventList> {
    return auditList(this.#http, '', query).pipe(map(({ body }) => body));
  }
}
