import type { CarePlan, CarePlanList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { PlansApiActions, PlansPageActions } from './plans.actions';
import { type PlanListQuery, isTyped } from './plans.types';

/** Something that is read, as far as it is known. */
interface Part<T> {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly data: T | null;
  readonly problem: Problem | null;
}

/** One plan with what is being done to it. */
export interface PlanRecord extends Part<CarePlan> {
  readonly sending: 'idle' | 'sending' | 'done';
  /** Why the last change was refused. */
  readonly refusal: Problem | null;
  /** A form is compared with what somebody else left meanwhile, until that is settled. */
  readonly conflict: boolean;
}

export interface PlansState {
  /** By their query: an answer to one question is never shown as another's. */
  readonly lists: Readonly<Record<string, Part<CarePlanList>>>;
  /** By id, for the same reason. */
  readonly plans: Readonly<Record<string, PlanRecord>>;
  readonly making: { readonly status: 'idle' | 'sending'; readonly problem: Problem | null };
}

const nothing = { status: 'idle', data: null, problem: null } as const;
const calm = { sending: 'idle', refusal: null, conflict: false } as const;
const unknown: PlanRecord = { ...nothing, ...calm };
export const initialPlans: PlansState = { lists: {}, plans: {}, making: { status: 'idle', problem: null } };

const listKey = ({ patientId, cursor = '' }: PlanListQuery): string => `${patientId} ${cursor}`;

const withList = (state: PlansState, query: PlanListQuery, part: Partial<Part<CarePlanList>>): PlansState => ({
  ...state,
  lists: { ...state.lists, [listKey(query)]: { ...(state.lists[listKey(query)] ?? nothing), ...part } },
});
const withPlan = (state: PlansState, id: string, part: Partial<PlanRecord>): PlansState => ({
  ...state,
  plans: { ...state.plans, [id]: { ...(state.plans[id] ?? unknown), ...part } },
});
const known = (data: CarePlan) => ({ status: 'loaded', data, problem: null }) as const;

export const plansFeature = createFeature({
  name: 'plans',
  reducer: createReducer<PlansState>(
    initialPlans,
    on(PlansPageActions.listOpened, (state, { query }): PlansState => withList(state, query, { status: 'loading', problem: null })),
    on(PlansApiActions.listLoaded, (state, { query, list }): PlansState =>
      withList(state, query, { status: 'loaded', data: list, problem: null }),
    ),
    on(PlansApiActions.listFailed, (state, { query, problem }): PlansState =>
      withList(state, query, { status: 'failed', data: null, problem }),
    ),
    on(PlansPageActions.makeTurned, (state): PlansState => ({ ...state, making: initialPlans.making })),
    on(PlansPageActions.makeAsked, (state): PlansState => ({ ...state, making: { status: 'sending', problem: null } })),
    on(PlansApiActions.makeRefused, (state, { problem }): PlansState => ({ ...state, making: { status: 'idle', problem } })),
    on(PlansApiActions.made, (state, { plan }): PlansState => ({ ...withPlan(state, plan.id, known(plan)), making: initialPlans.making })),
    on(PlansPageActions.opened, (state, { id }): PlansState => withPlan(state, id, { status: 'loading', problem: null, ...calm })),
    on(PlansApiActions.loaded, (state, { plan }): PlansState => withPlan(state, plan.id, known(plan))),
    on(PlansApiActions.loadFailed, (state, { id, problem }): PlansState => withPlan(state, id, { status: 'failed', data: null, problem })),
    on(PlansPageActions.formTurned, (state, { id }): PlansState => withPlan(state, id, calm)),
    on(PlansPageActions.changeAsked, (state, { id }): PlansState => withPlan(state, id, { sending: 'sending', refusal: null })),
    on(PlansApiActions.changed, (state, { plan }): PlansState => withPlan(state, plan.id, { ...known(plan), ...calm, sending: 'done' })),
    on(PlansApiActions.refused, (state, { id, problem }): PlansState => withPlan(state, id, { sending: 'idle', refusal: problem })),
    on(PlansApiActions.conflictFound, (state, { theirs, change, problem }): PlansState =>
      withPlan(state, theirs.id, { ...known(theirs), sending: 'idle', refusal: problem, conflict: isTyped(change) }),
    ),
    on(PlansPageActions.conflictSettled, (state, { id }): PlansState => withPlan(state, id, { conflict: false })),
  ),
});

/** The answer to this question and no other. */
export const selectPlanList = (query: PlanListQuery) =>
  createSelector(plansFeature.selectLists, (lists): Part<CarePlanList> => lists[listKey(query)] ?? nothing);

/** This plan and no other, whatever was opened last. */
export const selectPlan = (id: string) => createSelector(plansFeature.selectPlans, (plans): PlanRecord => plans[id] ?? unknown);
