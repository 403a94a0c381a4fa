import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  AppointmentList,
  Department,
  HospitalRole,
  InviteStaffRequest,
  StaffAccess,
  StaffList,
  StaffMember,
  StaffProfile,
  StaffProfileRequest,
} from '@hms/shared-dto';
import { allPages, withIdempotencyKey } from '@hms/shared-ui';
import { appointmentsList } from '@hms/shared-ui/api/appointments';
import { departmentsList } from '@hms/shared-ui/api/departments';
import {
  staffActivate,
  staffApprove,
  staffChangeRoles,
  staffGet,
  staffInvite,
  staffList,
  staffProfilesChange,
  staffProfilesGet,
  staffReject,
  staffResendInvitation,
  staffSecurityAccess,
  staffSecurityEndSessions,
  staffSecurityResetMfa,
  staffSuspend,
} from '@hms/shared-ui/api/staff';
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

  /** One person as of now. */
  read(id: string): Observable<StaffMember> {
    return staffGet(this.#http, '', { id }).pipe(map(body));
  }

  profile(id: string): Observable<StaffProfile> {
    return staffProfilesGet(this.#http, '', { id }).pipe(map(body));
  }

  /** 412 when somebody changed it since `version`. */
  changeProfile(id: string, request: StaffProfileRequest, version: number): Observable<StaffProfile> {
    return staffProfilesChange(this.#http, '', { id, 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }

  /** Those in use, for the choice of one. */
  departments(): Observable<readonly Department[]> {
    return allPages((place) => departmentsList(this.#http, '', place));
  }

  access(id: string): Observable<StaffAccess> {
    return staffSecurityAccess(this.#http, '', { id }).pipe(map(body));
  }

  /** @returns how many were open */
  endSessions(id: string): Observable<number> {
    return staffSecurityEndSessions(this.#http, '', { id }).pipe(map(({ body: { ended } }) => ended));
  }

  resetMfa(id: string): Observable<void> {
    return staffSecurityResetMfa(this.#http, '', { id }).pipe(map(body));
  }

  /** 412 when somebody changed the person since. */
  changeRoles({ id, version }: StaffMember, roles: HospitalRole[]): Observable<StaffMember> {
    return staffChangeRoles(this.#http, '', { id, 'If-Match': `"${version}"`, body: { roles } }).pipe(map(body));
  }

  suspend(id: string, reason: string): Observable<StaffMember> {
    return staffSuspend(this.#http, '', { id, body: reason ? { reason } : {} }).pipe(map(body));
  }

  /** What is still to come of a doctor's, the first ones by name and all of them counted. */
  bookings(doctorId: string, limit: number): Observable<AppointmentList> {
    return appointmentsList(this.#http, '', { doctorId, from: new Date().toISOString(), status: 'scheduled', limit }).pipe(map(body));
  }

  activate(id: string): Observable<StaffMember> {
    return staffActivate(this.#http, '', { id }).pipe(map(body));
  }

  /** Lets in who asked to join; takes a seat. */
  approve(id: string, roles: HospitalRole[]): Observable<StaffMember> {
    return staffApprove(this.#http, '', { id, body: { roles } }).pipe(map(body));
  }

  reject(id: string, reason: string): Observable<void> {
    return staffReject(this.#http, '', { id, body: reason ? { reason } : {} }).pipe(map(body));
  }

  resendInvitation(id: string): Observable<StaffMember> {
    return staffResendInvitation(this.#http, '', { id }).pipe(map(body));
  }
}
