import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as prescribingEffects from './prescribing.effects';
import * as prescriptionsEffects from './prescriptions.effects';
import { prescriptionsFeature } from './prescriptions.feature';

/** What one patient is prescribed; inside the patient's page, so that the banner with the allergies stays in sight. */
export const prescriptionsRoutes: Routes = [
  {
    path: '',
    providers: [provideState(prescriptionsFeature), provideEffects(prescriptionsEffects, prescribingEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/prescriptions.page')).PatientPrescriptionsPage },
      {
        path: 'new',
        canActivate: [requirePermission('records:write')],
        loadComponent: async () => (await import('./pages/prescribe.page')).PrescribePage,
      },
      { path: 'print', loadComponent: async () => (await import('./pages/prescription-sheet.page')).PrescriptionSheetPage },
      { path: ':prescriptionId', loadComponent: async () => (await import('./pages/prescription.page')).PrescriptionPage },
      {
        path: ':prescriptionId/edit',
        canActivate: [requirePermission('records:write')],
        loadComponent: async () => (await import('./pages/prescribe.page')).PrescribePage,
      },
    ],
  },
];
