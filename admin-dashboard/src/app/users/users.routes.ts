import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { provideHospitalChoices } from '../shared/hospitals/hospital-choices.feature';
import * as usersEffects from './users.effects';
import { usersFeature } from './users.feature';

/** The users' page: of all hospitals, and as a tab of one hospital (then the path names it as `tenantId`). */
export const usersRoutes: Routes = [
  {
    path: '',
    providers: [provideState(usersFeature), provideEffects(usersEffects), provideHospitalChoices()],
    loadComponent: async () => (await import('./pages/user-list.page')).UserListPage,
  },
];
