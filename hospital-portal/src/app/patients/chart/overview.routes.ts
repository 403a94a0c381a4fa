import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as diagnosesEffects from '../../shared/diagnoses/diagnoses.effects';
import { diagnosesFeature } from '../../shared/diagnoses/diagnoses.feature';
import { PatientOverviewPage } from './pages/overview.page';

/** The first tab of a patient. */
export const overviewRoutes: Routes = [
  { path: '', providers: [provideState(diagnosesFeature), provideEffects(diagnosesEffects)], component: PatientOverviewPage },
];
