import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as homeEffects from './home.effects';
import { homeFeature } from './home.feature';

export const homeRoutes: Routes = [
  {
    path: '',
    providers: [provideState(homeFeature), provideEffects(homeEffects)],
    loadComponent: async () => (await import('./home.page')).HomePage,
  },
];
