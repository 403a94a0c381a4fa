import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as patientsEffects from './patients.effects';
import { keepTypedText } from './pages/leave-guard';
import { patientsFeature } from './patients.feature';

export const patientsRoutes: Routes = [
  {
    path: '',
    providers: [provideState(patientsFeature), provideEffects(patientsEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/patient-list.page')).PatientListPage },
      {
        path: 'new',
        title: 'Register patient',
        canActivate: [requirePermission('patients:write')],
        canDeactivate: [keepTypedText],
        loadComponent: async () => (await import('./pages/register-patient.page')).RegisterPatientPage,
      },
      {
        path: 'import',
        title: 'Import patients',
        canActivate: [requirePermission('patients:manage')],
        loadChildren: async () => (await import('./import/patient-import.routes')).patientImportRoutes,
      },
      { path: ':id', title: 'Patient', loadComponent: async () => (await import('./pages/patient.page')).PatientPage },
      {
        path: ':id/edit',
        title: 'Edit patient',
        canActivate: [requirePermission('patients:write')],
        canDeactivate: [keepTypedText],
        loadComponent: async () => (await import('./pages/edit-patient.page')).EditPatientPage,
      },
    ],
  },
];
