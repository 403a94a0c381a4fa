import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as visitTemplatesEffects from './visit-templates.effects';
import { visitTemplatesFeature } from './visit-templates.feature';

export const visitTemplatesRoutes: Routes = [
  {
    path: '',
    providers: [provideState(visitTemplatesFeature), provideEffects(visitTemplatesEffects)],
    loadComponent: async () => (await import('./visit-templates.page')).VisitTemplatesPage,
  },
];
