import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { PatientSummary } from '@hms/shared-dto';
import { formatDate, formatName } from '@hms/shared-ui';
import { type FindChoice } from '@hms/shared-ui/filters';
import { patientsGet, patientsList } from '@hms/shared-ui/api/patients';
import { staffList } from '@hms/shared-ui/api/staff';
import { type Observable, map } from 'rxjs';

/** Choices offered at a time: who is not among them is found by typing on. */
const OFFERED = 12;

type Identity = Pick<PatientSummary, 'id' | 'firstName' | 'lastName' | 'dateOfBirth' | 'patientNumber'>;

/** All that tells one patient from another. */
export const patientChoice = ({ id, dateOfBirth, patientNumber, ...name }: Identity): FindChoice => ({
  id,
  name: formatName(name),
  detail: `${dateOfBirth ? `born ${formatDate(dateOfBirth)}` : 'birth date not recorded'}, ${patientNumber}`,
});

@Injectable({ providedIn: 'root' })
export class AuditChoicesApi {
  readonly #http = inject(HttpClient);

  people(text: string): Observable<readonly FindChoice[]> {
    const query = { limit: OFFERED, ...(text ? { q: text } : {}) };
    return staffList(this.#http, '', query).pipe(map(({ body }) => body.data.map(({ id, name, email }) => ({ id, name, detail: email }))));
  }

  patients(text: string): Observable<readonly FindChoice[]> {
    return patientsList(this.#http, '', { q: text, limit: OFFERED }).pipe(map(({ body }) => body.data.map(patientChoice)));
  }

  /** Reads the chart, which is an event itself: who looks at a patient's audit sees whose it is. */
  patient(id: string): Observable<FindChoice> {
    return patientsGet(this.#http, '', { id }).pipe(map(({ body }) => patientChoice(body)));
  }
}
