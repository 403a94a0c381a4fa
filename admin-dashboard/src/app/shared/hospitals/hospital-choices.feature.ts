import { makeEnvironmentProviders } from '@angular/core';
import { provideEffects } from '@ngrx/effects';
import { createFeature, createReducer, on, provideState } from '@ngrx/store';
import { type HospitalChoice, HospitalChoicesActions } from './hospital-choices.actions';
import * as choicesEffects from './hospital-choices.effects';

interface HospitalChoicesState {
  /** Offered at the moment. */
  readonly hospitals: readonly HospitalChoice[];
}

export const initialChoices: HospitalChoicesState = { hospitals: [] };

export const hospitalChoicesFeature = createFeature({
  name: 'hospitalChoices',
  reducer: createReducer<HospitalChoicesState>(
    initialChoices,
    on(HospitalChoicesActions.found, (_, { hospitals }): HospitalChoicesState => ({ hospitals })),
  ),
});

/** For the routes of each feature whose pages choose a hospital. */
export const provideHospitalChoices = () =>
  makeEnvironmentProviders([provideState(hospitalChoicesFeature), provideEffects(choicesEffects)]);
