import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  AppointmentMailSettings,
  AppointmentMailSettingsRequest,
  Doctor,
  LabSettings,
  LabSettingsRequest,
  SecuritySettings,
  SecuritySettingsRequest,
} from '@hms/shared-dto';
import { doctorsList } from '@hms/shared-ui/api/doctors';
import {
  appointmentMailSettingsChange,
  appointmentMailSettingsGet,
  labSettingsChange,
  labSettingsGet,
  securitySettingsChange,
  securitySettingsGet,
} from '@hms/shared-ui/api/settings';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The HTTP calls of the settings. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class SettingsApi {
  readonly #http = inject(HttpClient);

  security(): Observable<SecuritySettings> {
    return securitySettingsGet(this.#http, '').pipe(map(body));
  }

  /** 412 when somebody changed them since `version`. */
  changeSecurity(request: SecuritySettingsRequest, version: number): Observable<SecuritySettings> {
    return securitySettingsChange(this.#http, '', { 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }

  laboratory(): Observable<LabSettings> {
    return labSettingsGet(this.#http, '').pipe(map(body));
  }

  /** 412 when somebody changed them since `version`. */
  changeLaboratory(request: LabSettingsRequest, version: number): Observable<LabSettings> {
    return labSettingsChange(this.#http, '', { 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }

  /** The first hundred, by name. */
  doctors(): Observable<readonly Doctor[]> {
    return doctorsList(this.#http, '', { limit: 100 }).pipe(map(({ body: { data } }) => data));
  }

  mails(): Observable<AppointmentMailSettings> {
    return appointmentMailSettingsGet(this.#http, '').pipe(map(body));
  }

  /** 412 when somebody changed them since `version`. */
  changeMails(request: AppointmentMailSettingsRequest, version: number): Observable<AppointmentMailSettings> {
    return appointmentMailSettingsChange(this.#http, '', { 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }
}
