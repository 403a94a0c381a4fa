import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui/session';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as diagnosesEffects from '../../shared/diagnoses/diagnoses.effects';
import { diagnosesFeature } from '../../shared/diagnoses/diagnoses.feature';
import { saveThenLeave } from './pages/save-then-leave';
import * as visitListsEffects from './visit-lists.effects';
import * as visitsEffects from './visits.effects';
import { visitsFeature } from './visits.feature';

const providers = [provideState(visitsFeature), provideEffects(visitsEffects, visitListsEffects)];

/** Below a patient's page. */
export const patientVisitsRoutes: Routes = [
  {
    path: '',
    providers: [...providers, provideState(diagnosesFeature), provideEffects(diagnosesEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/patient-visits.page')).PatientVisitsPage },
      {
        path: 'new',
        canActivate: [requirePermission('records:write')],
        loadComponent: async () => (await import('./pages/start-visit.page')).StartVisitPage,
      },
      {
        path: ':visitId',
        canDeactivate: [saveThenLeave],
        loadComponent: async () => (await import('./pages/visit.page')).VisitPage,
      },
    ],
  },
];

/** Visits of many patients. */
export const visitsRoutes: Routes = [
  { path: '', providers, children: [{ path: '', loadComponent: async () => (await import('./pages/visits.page')).VisitsPage }] },
];
