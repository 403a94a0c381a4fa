import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as vitalsDueEffects from './vitals-due.effects';
import { vitalsDueFeature } from './vitals-due.feature';

export const vitalsDueRoutes: Routes = [
  {
    path: '',
    providers: [provideState(vitalsDueFeature), provideEffects(vitalsDueEffects)],
    loadComponent: async () => (await import('./vitals-due.page')).VitalsDuePage,
  },
];
