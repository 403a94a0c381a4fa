import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as exportEffects from './export/patient-export.effects';
import { patientExportFeature } from './export/patient-export.feature';
import * as ownFieldsEffects from './fields/own-fields.effects';
import { ownFieldsFeature } from './fields/own-fields.feature';
import * as patientsEffects from './patients.effects';
import { patientsFeature } from './patients.feature';

/** The list; what belongs to one patient comes once one is opened. */
export const patientsRoutes: Routes = [
  {
    path: '',
    providers: [
      provideState(patientsFeature),
      provideState(patientExportFeature),
      provideState(ownFieldsFeature),
      provideEffects(patientsEffects, exportEffects, ownFieldsEffects),
    ],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/patient-list.page')).PatientListPage },
      {
        path: 'import',
        title: 'Import patients',
        canActivate: [requirePermission('patients:manage')],
        loadChildren: async () => (await import('./import/patient-import.routes')).patientImportRoutes,
      },
      { path: '', loadChildren: async () => (await import('./patient.routes')).patientRoutes },
    ],
  },
];
