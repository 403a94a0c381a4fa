import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { careActivitiesLink } from '@hms/shared-ui/api/care-plans';
import type { Observable } from 'rxjs';

/** An activity of a treatment plan. */
export interface ActivityPlace {
  readonly plan: string;
  readonly activity: string;
}

/** Telling the API what an activity turned into. */
@Injectable({ providedIn: 'root' })
export class PlanLinksApi {
  readonly #http = inject(HttpClient);

  link({ plan, activity }: ActivityPlace, id: string): Observable<unknown> {
    return careActivitiesLink(this.#http, '', { id: plan, activityId: activity, body: { id } });
  }
}
