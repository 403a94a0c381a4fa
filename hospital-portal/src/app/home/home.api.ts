import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { CriticalResultList, PatientSummary } from '@hms/shared-dto';
import { appointmentsList } from '@hms/shared-ui/api/appointments';
import { criticalResultsList } from '@hms/shared-ui/api/critical-results';
import { homeFigures } from '@hms/shared-ui/api/home';
import { patientsList } from '@hms/shared-ui/api/patients';
import { type Observable, map, of, switchMap } from 'rxjs';
import type { DayPanel } from './home-day';
import type { Today } from './home.actions';

const RECENT_ROWS = 8;
/** What stands above everything else on a phone, and no more. */
const CRITICAL_ROWS = 5;

/** What Home reads. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class HomeApi {
  readonly #http = inject(HttpClient);

  /** The figures, and the appointments of the day that they count: its bounds are the hospital's, whatever the browser's clock says. */
  today(panel: DayPanel | null): Observable<Today> {
    return homeFigures(this.#http, '').pipe(
      switchMap(({ body: figures }) => {
        if (!panel) return of({ figures, appointments: [] });
        const { doctorId, status, limit } = panel;
        return appointmentsList(this.#http, '', { from: figures.from, to: figures.to, doctorId, status, limit }).pipe(
          map(({ body }) => ({ figures, appointments: body.data })),
        );
      }),
    );
  }

  newestPatients(): Observable<readonly PatientSummary[]> {
    return patientsList(this.#http, '', { sort: '-createdAt', limit: RECENT_ROWS }).pipe(map(({ body }) => body.data));
  }

  /** The ones that wait longest. */
  critical(toldTo: string): Observable<CriticalResultList> {
    return criticalResultsList(this.#http, '', { status: 'open', toldTo, limit: CRITICAL_ROWS }).pipe(map(({ body }) => body));
  }
}
