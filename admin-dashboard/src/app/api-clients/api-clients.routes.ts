import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { provideHospitalChoices } from '../shared/hospitals/hospital-choices.feature';
import * as clientsEffects from './api-clients.effects';
import { apiClientsFeature } from './api-clients.feature';

/** Apps of third parties: which they are, what each may do, and its keys. */
export const apiClientsRoutes: Routes = [
  {
    path: '',
    providers: [provideState(apiClientsFeature), provideEffects(clientsEffects), provideHospitalChoices()],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/client-list.page')).ClientListPage },
      {
        path: 'new',
        title: 'Register app',
        loadComponent: async () => (await import('./pages/register-client.page')).RegisterClientPage,
      },
      { path: ':id/edit', title: 'Edit app', loadComponent: async () => (await import('./pages/edit-client.page')).EditClientPage },
      { path: ':id', loadComponent: async () => (await import('./pages/client.page')).ClientPage },
    ],
  },
];
