import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui/session';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as appointmentsEffects from '../appointments.effects';
import { appointmentsFeature } from '../appointments.feature';
import * as queueEffects from './queue.effects';
import { queueFeature } from './queue.feature';

export const queueRoutes: Routes = [
  {
    path: '',
    providers: [provideState(appointmentsFeature), provideState(queueFeature), provideEffects(appointmentsEffects, queueEffects)],
    children: [
      { path: '', loadComponent: async () => (await import('./pages/queue.page')).QueuePage },
      {
        path: 'new',
        title: 'Issue token',
        canActivate: [requirePermission('appointments:write')],
        loadComponent: async () => (await import('./pages/issue-token.page')).IssueTokenPage,
      },
      { path: ':id/slip', title: 'Number', loadComponent: async () => (await import('./pages/token-slip.page')).TokenSlipPage },
    ],
  },
];
