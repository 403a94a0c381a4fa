import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { HospitalRole, InviteStaffRequest, StaffList, StaffMember } from '@hms/shared-dto';
import { Problem, withIdempotencyKey } from '@hms/shared-ui';
import { staffActivate, staffChangeRoles, staffInvite, staffList, staffResendInvitation, staffSuspend } from '@hms/shared-ui/api';
import { type Observable, map } from 'rxjs';
import type { StaffListQuery } from './staff-query';

const PAGE_ROWS = 50;
const SEARCH_LENGTH = 200;

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

const gone = (): Problem =>
  new Problem({ status: 404, code: 'user.not_found', title: 'Not found', detail: 'This person is no longer on the staff.', traceId: null });

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

  /** One person as of now. The API reads people in lists only; an address belongs to one of them. */
  read({ id, email }: StaffMember): Observable<StaffMember> {
    return this.list({ q: email.slice(0, SEARCH_LENGTH) }).pipe(
      map(({ data }) => {
        const found = data.find((member) => member.id === id);
        if (!found) throw gone();
        return found;
      }),
    );
  }

  /** 412 when somebody changed the person since. */
  changeRoles({ id, version }: StaffMember, roles: HospitalRole[]): Observable<StaffMember> {
    return staffChangeRoles(this.#http, '', { id, 'If-Match': `"${version}"`, body: { roles } }).pipe(map(body));
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
