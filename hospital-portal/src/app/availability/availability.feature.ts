import type { Availability, Doctor } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { AvailabilityApiActions, AvailabilityPageActions } from './availability.actions';
import type { HoursChange } from './hours-change';

type LoadStatus = 'loading' | 'loaded' | 'failed';

export interface AvailabilityState {
  readonly doctors: { readonly status: LoadStatus; readonly value: readonly Doctor[]; readonly problem: Problem | null };
  /** Whose hours are shown. */
  readonly doctorId: string | null;
  readonly status: LoadStatus;
  readonly availability: Availability | null;
  readonly problem: Problem | null;
  readonly saving: 'idle' | 'saving' | 'saved';
  readonly saveProblem: Problem | null;
  /** A change that waits for a decision about appointments. */
  readonly waiting: { readonly change: HoursChange; readonly problem: Problem } | null;
  /** What somebody else saved meanwhile, until it is settled. */
  readonly theirs: Availability | null;
}

export const initialAvailability: AvailabilityState = {
  doctors: { status: 'loading', value: [], problem: null },
  ...{ doctorId: null, status: 'loading', availability: null, problem: null },
  ...{ saving: 'idle', saveProblem: null, waiting: null, theirs: null },
};

const untouched = { saving: 'idle', saveProblem: null, waiting: null, theirs: null } as const;

export const availabilityFeature = createFeature({
  name: 'availability',
  reducer: createReducer<AvailabilityState>(
    initialAvailability,
    on(AvailabilityPageActions.doctorsWanted, (state): AvailabilityState => ({
      ...state,
      doctors: { ...state.doctors, status: 'loading', problem: null },
    })),
    on(AvailabilityApiActions.doctorsLoaded, (state, { doctors }): AvailabilityState => ({
      ...state,
      doctors: { status: 'loaded', value: doctors, problem: null },
    })),
    on(AvailabilityApiActions.doctorsFailed, (state, { problem }): AvailabilityState => ({
      ...state,
      doctors: { status: 'failed', value: [], problem },
    })),
    // Another doctor's hours begin empty; the same one's stay until the new ones are there.
    on(AvailabilityPageActions.opened, (state, { doctorId }): AvailabilityState => {
      const same = state.doctorId === doctorId;
      return { ...state, ...(same ? {} : { ...untouched, availability: null }), doctorId, status: 'loading', problem: null };
    }),
    on(AvailabilityApiActions.loaded, (state, { availability }): AvailabilityState => ({ ...state, status: 'loaded', availability })),
    on(AvailabilityApiActions.loadFailed, (state, { problem }): AvailabilityState => ({ ...state, status: 'failed', problem })),
    on(AvailabilityPageActions.formTurned, (state): AvailabilityState => ({ ...state, ...untouched })),
    on(AvailabilityPageActions.changeAsked, (state): AvailabilityState => ({ ...state, ...untouched, saving: 'saving' })),
    on(AvailabilityApiActions.changed, (state): AvailabilityState => ({ ...state, saving: 'saved' })),
    on(AvailabilityApiActions.changeFailed, (state, { problem }): AvailabilityState => ({
      ...state,
      saving: 'idle',
      saveProblem: problem,
    })),
    on(AvailabilityApiActions.orphansFound, (state, { change, problem }): AvailabilityState => ({
      ...state,
      saving: 'idle',
      waiting: { change, problem },
    })),
    on(AvailabilityPageActions.orphansShown, (state): AvailabilityState => ({ ...state, waiting: null })),
    on(AvailabilityApiActions.conflictFound, (state, { theirs }): AvailabilityState => ({ ...state, saving: 'idle', theirs })),
    on(AvailabilityPageActions.conflictSettled, (state): AvailabilityState => ({ ...state, theirs: null })),
  ),
});
