import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { PatientSummary } from '@hms/shared-dto';
import { appointmentsList, homeFigures, patientsList } from '@hms/shared-ui/api';
import { type Observable, map, of, switchMap } from 'rxjs';
import type { DayPanel } from './home-day';
import type { Today } from './home.actions';

const RECENT_ROWS = 8;

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
}
