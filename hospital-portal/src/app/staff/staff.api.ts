import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { HospitalRole, InviteStaffRequest, StaffList, StaffMember } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { staffActivate, staffChangeRoles, staffInvite, staffList, staffResendInvitation, staffSuspend } from '@hms/shared-ui/api';
import { type Observable, map } from 'rxjs';
import type { StaffListQuery } from './staff-query';

const PAGE_ROWS = 50;

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The HTTP calls of the staff feature. Failures come as `Problem`; the interceptors add the API's origin. */
@Injectable({ providedIn: 'root' })
export class StaffApi {
  readonly #http = inject(HttpClient);

  list(query: StaffListQuery): Observable<StaffList> {
    return staffList(this.#http, '', { ...query, limit: PAGE_ROWS }).pipe(map(body));
  }

  /** The same key and request invite once, however often they are sent. */
  invite(request: InviteStaffRequest, key: string): Observable<StaffMember> {
    return staffInvite(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  changeRoles(id: string, roles: HospitalRole[]): Observable<StaffMember> {
    return staffChangeRoles(this.#http, '', { id, body: { roles } }).pipe(map(body));
  }

  suspend(id: string, reason: string): Observable<StaffMember> {
    return staffSuspend(this.#http, '', { id, body: reason ? { reason } : {} }).pipe(map(body));
  }

  activate(id: string): Observable<StaffMember> {
    return staffActivate(this.#http, '', { id }).pipe(map(body));
  }

  resendInvitation(id: string): Observable<StaffMember> {
    return staffResendInvitation(this.#http, '', { id }).pipe(map(body));
  }
}
