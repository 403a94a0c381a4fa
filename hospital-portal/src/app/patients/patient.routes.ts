import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as chartEffects from './chart/chart.effects';
import { chartFeature } from './chart/chart.feature';
import * as mergeEffects from './chart/merge.effects';
import * as patientAppointmentsEffects from './chart/patient-appointments.effects';
import * as timelineEffects from './chart/timeline.effects';
import * as patientLabsEffects from './labs/patient-labs.effects';
import { patientLabsFeature } from './labs/patient-labs.feature';
import { keepTypedText } from './pages/leave-guard';

/** The pages of one patient, and of one who is registered. */
export const patientRoutes: Routes = [
  {
    path: '',
    providers: [
      provideState(chartFeature),
      provideState(patientLabsFeature),
      provideEffects(chartEffects, patientAppointmentsEffects, timelineEffects, mergeEffects, patientLabsEffects),
    ],
    children: [
      {
        path: 'new',
        title: 'Register patient',
        canActivate: [requirePermission('patients:write')],
        canDeactivate: [keepTypedText],
        loadComponent: async () => (await import('./pages/register-patient.page')).RegisterPatientPage,
      },
      {
        path: ':id/merge/:otherId',
        title: 'Merge patients',
        canActivate: [requirePermission('patients:manage')],
        loadComponent: async () => (await import('./chart/pages/merge.page')).MergePage,
      },
      {
        path: ':id/wristband',
        title: 'Wristband and label',
        loadComponent: async () => (await import('./chart/pages/wristband.page')).WristbandPage,
      },
      {
        path: ':id/edit',
        title: 'Edit patient',
        canActivate: [requirePermission('patients:write')],
        canDeactivate: [keepTypedText],
        loadComponent: async () => (await import('./pages/edit-patient.page')).EditPatientPage,
      },
      {
        path: ':id',
        title: 'Patient',
        loadComponent: async () => (await import('./pages/patient.page')).PatientPage,
        children: [
          {
            path: '',
            pathMatch: 'full',
            loadChildren: async () => (await import('./chart/overview.routes')).overviewRoutes,
          },
          { path: 'timeline', loadComponent: async () => (await import('./chart/pages/timeline.page')).TimelinePage },
          {
            path: 'appointments',
            canActivate: [requirePermission('appointments:read')],
            loadComponent: async () => (await import('./chart/pages/appointments.page')).PatientAppointmentsPage,
          },
          {
            path: 'visits',
            canActivate: [requirePermission('records:read')],
            loadChildren: async () => (await import('./visits/visits.routes')).patientVisitsRoutes,
          },
          {
            path: 'plans',
            canActivate: [requirePermission('records:read')],
            loadChildren: async () => (await import('./plans/plans.routes')).plansRoutes,
          },
          {
            path: 'vitals',
            canActivate: [requirePermission('records:read')],
            loadChildren: async () => (await import('./vitals/vitals.routes')).vitalsRoutes,
          },
          {
            path: 'labs',
            canActivate: [requirePermission('labs:read')],
            loadComponent: async () => (await import('./labs/patient-labs.page')).PatientLabsPage,
          },
          {
            path: 'labs/order',
            canActivate: [requirePermission('orders:write')],
            loadComponent: async () => (await import('./labs/lab-order.page')).LabOrderPage,
          },
          { path: 'allergies', loadComponent: async () => (await import('./chart/pages/allergies.page')).AllergiesPage },
          {
            path: 'prescriptions',
            canActivate: [requirePermission('prescriptions:read')],
            loadChildren: async () => (await import('./prescriptions/prescriptions.routes')).prescriptionsRoutes,
          },
          { path: 'duplicates', loadComponent: async () => (await import('./chart/pages/duplicates.page')).DuplicatesPage },
        ],
      },
    ],
  },
];
