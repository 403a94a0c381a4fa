import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as progressEffects from './import-progress.effects';
import * as importEffects from './patient-import.effects';
import { patientImportFeature } from './patient-import.feature';

export const patientImportRoutes: Routes = [
  {
    path: '',
    providers: [provideState(patientImportFeature), provideEffects(importEffects, progressEffects)],
    loadComponent: async () => (await import('./patient-import.page')).PatientImportPage,
  },
];
