import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as formularyEffects from './formulary/formulary.effects';
import { formularyFeature } from './formulary/formulary.feature';
import * as pharmacyEffects from './pharmacy.effects';
import { pharmacyFeature } from './pharmacy.feature';

export const pharmacyRoutes: Routes = [
  {
    path: '',
    providers: [provideState(pharmacyFeature), provideEffects(pharmacyEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/pharmacy.page')).PharmacyPage },
      { path: 'safety', title: 'What is checked', loadComponent: async () => (await import('./pages/safety.page')).SafetyPage },
      {
        path: 'formulary',
        title: 'Formulary',
        canActivate: [requirePermission('formulary:manage')],
        providers: [provideState(formularyFeature), provideEffects(formularyEffects)],
        loadComponent: async () => (await import('./formulary/pages/formulary.page')).FormularyPage,
      },
      {
        path: 'formulary/import',
        title: 'Import medicines',
        canActivate: [requirePermission('formulary:manage')],
        loadComponent: async () => (await import('./formulary/pages/formulary-import.page')).FormularyImportPage,
      },
    ],
  },
];
