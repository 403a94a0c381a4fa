import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as staffEffects from './staff.effects';
import { staffFeature } from './staff.feature';

export const staffRoutes: Routes = [
  {
    path: '',
    providers: [provideState(staffFeature), provideEffects(staffEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/staff-list.page')).StaffListPage },
      {
        path: 'invite',
        title: 'Invite a person',
        loadComponent: async () => (await import('./pages/invite-staff.page')).InviteStaffPage,
      },
    ],
  },
];
