import type { CarePlan, CarePlanList, CarePlanRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { PlanChange, PlanListQuery } from './plans.types';

/** What happened on the pages. `id` is the plan's. */
export const PlansPageActions = createActionGroup({
  source: 'Plans Page',
  events: {
    'List Opened': props<{ query: PlanListQuery }>(),
    /** Something happened elsewhere; what is shown stays until the new comes. */
    'List Outdated': props<{ query: PlanListQuery }>(),
    /** The form of a new plan was opened or closed: what was said before is over. */
    'Make Turned': emptyProps(),
    /** `key` names the intent: the same form sent twice makes one plan. */
    'Make Asked': props<{ patientId: string; request: CarePlanRequest; key: string }>(),
    Opened: props<{ id: string }>(),
    Outdated: props<{ id: string }>(),
    /** A form of the plan was opened or closed. */
    'Form Turned': props<{ id: string }>(),
    'Change Asked': props<{ id: string; change: PlanChange }>(),
    'Conflict Settled': props<{ id: string }>(),
  },
});

/** What came back from the server. */
export const PlansApiActions = createActionGroup({
  source: 'Plans API',
  events: {
    'List Loaded': props<{ query: PlanListQuery; list: CarePlanList }>(),
    'List Failed': props<{ query: PlanListQuery; problem: Problem }>(),
    Made: props<{ plan: CarePlan }>(),
    'Make Refused': props<{ problem: Problem }>(),
    Loaded: props<{ plan: CarePlan }>(),
    'Load Failed': props<{ id: string; problem: Problem }>(),
    Changed: props<{ plan: CarePlan; change: PlanChange }>(),
    Refused: props<{ id: string; problem: Problem }>(),
    /** Somebody else changed it first; this is what they left. `problem` says so. */
    'Conflict Found': props<{ theirs: CarePlan; change: PlanChange; problem: Problem }>(),
  },
});
