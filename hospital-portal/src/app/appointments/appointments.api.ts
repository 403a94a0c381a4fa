import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  Appointment,
  AppointmentType,
  BookAppointmentRequest,
  Calendar,
  Department,
  Doctor,
  FreeSlot,
  FreeSlotsQuery,
  Patient,
  PatientSummary,
  RegisterPatientRequest,
  Room,
  Slot,
  UpdateAppointmentRequest,
  WorkingHours,
} from '@hms/shared-dto';
import { allPages, withIdempotencyKey } from '@hms/shared-ui';
import { appointmentTypesList } from '@hms/shared-ui/api/appointment-types';
import {
  appointmentProgressCancel,
  appointmentProgressCheckIn,
  appointmentProgressComplete,
  appointmentProgressNoShow,
  appointmentProgressReinstate,
  appointmentProgressStart,
  appointmentsBook,
  appointmentsCalendar,
  appointmentsGet,
  appointmentsUpdate,
} from '@hms/shared-ui/api/appointments';
import { departmentsList } from '@hms/shared-ui/api/departments';
import { doctorsList, slotsOfDoctor } from '@hms/shared-ui/api/doctors';
import { patientsGet, patientsList, patientsRegister } from '@hms/shared-ui/api/patients';
import { roomsList } from '@hms/shared-ui/api/rooms';
import { slotsNext } from '@hms/shared-ui/api/slots';
import { slotsWorkingHours } from '@hms/shared-ui/api/working-hours';
import { type Observable, forkJoin, map, switchMap } from 'rxjs';
import type { CancelAnswer, Step } from './appointment-steps';
import type { CalendarQuery } from './calendar-query';
import { rangeOf } from './calendar-range';
import { boundsOf } from './hospital-time';
import { type Shift, requestOf } from './shift';

const ifMatch = (version: number): string => `"${version}"`;
const body = <T>({ body: answer }: { readonly body: T }): T => answer;

const STEPS = {
  check_in: appointmentProgressCheckIn,
  start: appointmentProgressStart,
  complete: appointmentProgressComplete,
  no_show: appointmentProgressNoShow,
} as const;

/** A picker is no list: who is not among the first is found by typing on. */
const FOUND = 8;

/** What the calendar shows: of a day, a week or a month. */
export interface CalendarDay {
  readonly calendar: Calendar;
  readonly hours: readonly WorkingHours[];
}

/** What is chosen from at booking. */
export interface Directory {
  readonly doctors: readonly Doctor[];
  readonly departments: readonly Department[];
  readonly types: readonly AppointmentType[];
  readonly rooms: readonly Room[];
}

/** The HTTP calls of the appointments feature. Failures come as `Problem`; the interceptors add the API's origin. */
@Injectable({ providedIn: 'root' })
export class AppointmentsApi {
  readonly #http = inject(HttpClient);

  directory(): Observable<Directory> {
    return forkJoin({
      doctors: allPages((place) => doctorsList(this.#http, '', place)),
      departments: allPages((place) => departmentsList(this.#http, '', place)),
      types: allPages((place) => appointmentTypesList(this.#http, '', place)),
      rooms: allPages((place) => roomsList(this.#http, '', place)),
    });
  }

  day(query: CalendarQuery, zone: string): Observable<CalendarDay> {
    const { departmentId, doctorId, status } = query;
    const { from, days } = rangeOf(query);
    const who = { departmentId, doctorId };
    return forkJoin({
      calendar: appointmentsCalendar(this.#http, '', { ...boundsOf(from, zone, days), ...who, status }).pipe(map(body)),
      hours: slotsWorkingHours(this.#http, '', { from, days, ...who }).pipe(map(({ body: { data } }) => data)),
    });
  }

  /** Active patients, by whatever the search box takes. */
  findPatients(q: string): Observable<readonly PatientSummary[]> {
    return patientsList(this.#http, '', { q, limit: FOUND }).pipe(map(({ body: { data } }) => data));
  }

  patient(id: string): Observable<Patient> {
    return patientsGet(this.#http, '', { id }).pipe(map(body));
  }

  /** The same key and request register one patient, however often they are sent. */
  register(request: RegisterPatientRequest, key: string): Observable<Patient> {
    return patientsRegister(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  slots(doctorId: string, date: string, typeId?: string): Observable<readonly Slot[]> {
    return slotsOfDoctor(this.#http, '', { id: doctorId, date, typeId }).pipe(map(({ body: { data } }) => data));
  }

  nextFree(query: FreeSlotsQuery): Observable<readonly FreeSlot[]> {
    return slotsNext(this.#http, '', query).pipe(map(({ body: { data } }) => data));
  }

  get(id: string): Observable<Appointment> {
    return appointmentsGet(this.#http, '', { id }).pipe(map(body));
  }

  /** The same key and request book once, however often they are sent. */
  book(request: BookAppointmentRequest, key: string): Observable<Appointment> {
    return appointmentsBook(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when somebody changed the appointment since. */
  move({ id, version }: Appointment, request: UpdateAppointmentRequest): Observable<Appointment> {
    return appointmentsUpdate(this.#http, '', { id, 'If-Match': ifMatch(version), body: request }).pipe(map(body));
  }

  /** To another place of the calendar; the rest stays. 412 when somebody changed the appointment since it was shown. */
  shift(shift: Shift): Observable<Appointment> {
    const { id, version } = shift.appointment;
    return this.get(id).pipe(switchMap((whole) => this.move({ ...whole, version }, requestOf(whole, shift))));
  }

  step({ id, version }: Appointment, step: Exclude<Step, 'cancel'>): Observable<Appointment> {
    return STEPS[step](this.#http, '', { id, 'If-Match': ifMatch(version) }).pipe(map(body));
  }

  /** 409 when somebody has the time by now. */
  reinstate({ id, version }: Appointment): Observable<Appointment> {
    return appointmentProgressReinstate(this.#http, '', { id, 'If-Match': ifMatch(version) }).pipe(map(body));
  }

  cancel({ id, version }: Appointment, { reason, note }: CancelAnswer): Observable<Appointment> {
    const request = { reason, ...(note ? { note } : {}) };
    return appointmentProgressCancel(this.#http, '', { id, 'If-Match': ifMatch(version), body: request }).pipe(map(body));
  }
}
