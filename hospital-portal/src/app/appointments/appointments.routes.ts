import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui/session';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as appointmentsEffects from './appointments.effects';
import * as progressEffects from './appointment-progress.effects';
import * as calendarEffects from './calendar.effects';
import * as appointmentsLiveEffects from './appointments-live.effects';
import { appointmentsFeature } from './appointments.feature';
import * as seriesEffects from './series/series.effects';
import { seriesFeature } from './series/series.feature';
import * as waitlistEffects from './waitlist/waitlist.effects';
import { waitlistFeature } from './waitlist/waitlist.feature';

const providers = [
  provideState(appointmentsFeature),
  provideEffects(appointmentsEffects, progressEffects, appointmentsLiveEffects, calendarEffects),
];
const seriesProviders = [provideState(seriesFeature), provideEffects(seriesEffects)];
const waitlistProviders = [provideState(waitlistFeature), provideEffects(waitlistEffects)];

export const calendarRoutes: Routes = [
  { path: '', providers, loadComponent: async () => (await import('./pages/calendar.page')).CalendarPage },
];

export const appointmentsRoutes: Routes = [
  {
    path: '',
    providers: [...providers, ...seriesProviders],
    children: [
      { path: '', pathMatch: 'full', redirectTo: '/calendar' },
      {
        path: 'new',
        title: 'Book appointment',
        canActivate: [requirePermission('appointments:write')],
        loadComponent: async () => (await import('./pages/book-appointment.page')).BookAppointmentPage,
      },
      { path: ':id', title: 'Appointment', loadComponent: async () => (await import('./pages/appointment.page')).AppointmentPage },
      {
        path: ':id/move',
        title: 'Move appointment',
        canActivate: [requirePermission('appointments:write')],
        loadComponent: async () => (await import('./pages/book-appointment.page')).BookAppointmentPage,
      },
    ],
  },
];

export const waitlistRoutes: Routes = [
  {
    path: '',
    providers: [...providers, ...waitlistProviders],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./waitlist/pages/waitlist.page')).WaitlistPage },
      {
        path: 'new',
        title: 'Add to the waitlist',
        canActivate: [requirePermission('appointments:write')],
        loadComponent: async () => (await import('./waitlist/pages/join-waitlist.page')).JoinWaitlistPage,
      },
    ],
  },
];
