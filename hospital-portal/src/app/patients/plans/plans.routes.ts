import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as plansEffects from './plans.effects';
import { plansFeature } from './plans.feature';

/** Treatment plans of one patient; inside the patient's page, so that the banner with the allergies stays in sight. */
export const plansRoutes: Routes = [
  {
    path: '',
    providers: [provideState(plansFeature), provideEffects(plansEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/patient-plans.page')).PatientPlansPage },
      { path: ':planId', loadComponent: async () => (await import('./pages/plan.page')).PlanPage },
    ],
  },
];
