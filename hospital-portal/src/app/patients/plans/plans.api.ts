import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { CarePlan, CarePlanList, CarePlanRequest } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import {
  careActivitiesAdd,
  careActivitiesChange,
  careActivitiesLink,
  careActivitiesMove,
  careGoalsAdd,
  careGoalsChange,
  carePlansChange,
  carePlansGet,
  carePlansMove,
} from '@hms/shared-ui/api/care-plans';
import { patientCarePlansList, patientCarePlansMake } from '@hms/shared-ui/api/patients';
import { type Observable, map } from 'rxjs';
import type { PlanChange, PlanListQuery } from './plans.types';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const seen = ({ version }: { readonly version: number }) => ({ 'If-Match': `"${version}"` });

/** The HTTP calls about treatment plans. Failures come as `Problem`; 412 when somebody changed the same thing meanwhile. */
@Injectable({ providedIn: 'root' })
export class PlansApi {
  readonly #http = inject(HttpClient);

  list({ patientId: id, cursor }: PlanListQuery): Observable<CarePlanList> {
    return patientCarePlansList(this.#http, '', { id, cursor }).pipe(map(body));
  }

  get(id: string): Observable<CarePlan> {
    return carePlansGet(this.#http, '', { id }).pipe(map(body));
  }

  make(patientId: string, request: CarePlanRequest, key: string): Observable<CarePlan> {
    return patientCarePlansMake(this.#http, '', { id: patientId, body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  change(id: string, change: PlanChange): Observable<CarePlan> {
    return this.#sent(id, change).pipe(map(body));
  }

  #sent(id: string, change: PlanChange) {
    switch (change.part) {
      case 'plan':
        return carePlansChange(this.#http, '', { id, ...seen(change), body: change.body });
      case 'status':
        return carePlansMove(this.#http, '', { id, ...seen(change), body: change.body });
      case 'new-goal':
        return careGoalsAdd(this.#http, '', { id, body: change.body }, withIdempotencyKey(change.key));
      case 'goal':
        return careGoalsChange(this.#http, '', { id, goalId: change.id, ...seen(change), body: change.body });
      default:
        return this.#activity(id, change);
    }
  }

  #activity(id: string, change: Exclude<PlanChange, { part: 'plan' | 'status' | 'new-goal' | 'goal' }>) {
    switch (change.part) {
      case 'new-activity':
        return careActivitiesAdd(this.#http, '', { id, body: change.body }, withIdempotencyKey(change.key));
      case 'activity':
        return careActivitiesChange(this.#http, '', { id, activityId: change.id, ...seen(change), body: change.body });
      case 'step':
        return careActivitiesMove(this.#http, '', { id, activityId: change.id, ...seen(change), body: change.body });
      case 'link':
        return careActivitiesLink(this.#http, '', { id, activityId: change.id, body: change.body });
    }
  }
}
