import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { PageInfo, UsageMeter } from '@hms/shared-dto';
import { patientsList, staffList } from '@hms/shared-ui/api';
import { type Observable, forkJoin, map } from 'rxjs';
import type { RecentPatients } from './home.actions';

const RECENT_ROWS = 8;

/** What Home reads of the other features' lists. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class HomeApi {
  readonly #http = inject(HttpClient);

  /** The newest patients, and the totals of all and of those registered on `today`. */
  recentPatients(today: string): Observable<RecentPatients> {
    const newest = patientsList(this.#http, '', { sort: '-createdAt', limit: RECENT_ROWS });
    const ofToday = patientsList(this.#http, '', { registeredFrom: today, limit: 1 });
    return forkJoin([newest, ofToday]).pipe(
      map(([{ body: all }, { body: some }]) => ({ newest: all.data, all: all.page, today: some.page })),
    );
  }

  /** Seats of the plan and how many invitations are open. */
  seats(): Observable<{ seats: UsageMeter; invited: PageInfo }> {
    return staffList(this.#http, '', { status: 'invited', limit: 1 }).pipe(map(({ body }) => ({ seats: body.seats, invited: body.page })));
  }
}
