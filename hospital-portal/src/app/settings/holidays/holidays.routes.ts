import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as holidaysEffects from './holidays.effects';
import { holidaysFeature } from './holidays.feature';

export const holidaysRoutes: Routes = [
  {
    path: '',
    providers: [provideState(holidaysFeature), provideEffects(holidaysEffects)],
    loadComponent: async () => (await import('./holidays.page')).HolidaysPage,
  },
];
