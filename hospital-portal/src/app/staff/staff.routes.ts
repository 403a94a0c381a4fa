import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as memberEffects from './member/member.effects';
import { memberFeature } from './member/member.feature';
import * as staffEffects from './staff.effects';
import * as staffLiveEffects from './staff-live.effects';
import { staffFeature } from './staff.feature';

export const staffRoutes: Routes = [
  {
    path: '',
    providers: [provideState(staffFeature), provideEffects(staffEffects, staffLiveEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/staff-list.page')).StaffListPage },
      {
        path: 'invite',
        title: 'Invite a person',
        loadComponent: async () => (await import('./pages/invite-staff.page')).InviteStaffPage,
      },
      {
        path: 'roles',
        title: 'What roles may do',
        loadComponent: async () => (await import('./pages/role-matrix.page')).RoleMatrixPage,
      },
      {
        path: ':id',
        title: 'Member of staff',
        providers: [provideState(memberFeature), provideEffects(memberEffects)],
        loadComponent: async () => (await import('./pages/staff-member.page')).StaffMemberPage,
      },
    ],
  },
];
