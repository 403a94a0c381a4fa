import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui/session';
import { provideIcons, requireUnlocked, shellRoutes } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as notificationsEffects from './notifications/notifications.effects';
import { notificationsFeature } from './notifications/notifications.feature';
import { ShellPage } from './shell/shell.page';

/** The pages of a signed-in person, inside the shell. Loaded after sign-in only. */
export const pageRoutes: Routes = [
  {
    path: '',
    component: ShellPage,
    canActivate: [requireUnlocked],
    providers: [provideIcons(), provideState(notificationsFeature), provideEffects(notificationsEffects)],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Home',
        loadChildren: async () => (await import('./home/home.routes')).homeRoutes,
      },
      {
        path: 'patients',
        title: 'Patients',
        canActivate: [requirePermission('patients:read')],
        loadChildren: async () => (await import('./patients/patients.routes')).patientsRoutes,
      },
      {
        path: 'visits',
        title: 'Visits',
        canActivate: [requirePermission('records:read')],
        loadChildren: async () => (await import('./patients/visits/visits.routes')).visitsRoutes,
      },
      {
        path: 'vitals',
        title: 'Vital signs due',
        canActivate: [requirePermission('records:read')],
        loadChildren: async () => (await import('./vitals/vitals-due.routes')).vitalsDueRoutes,
      },
      {
        path: 'calendar',
        title: 'Calendar',
        canActivate: [requirePermission('appointments:read')],
        loadChildren: async () => (await import('./appointments/appointments.routes')).calendarRoutes,
      },
      {
        path: 'queue',
        title: 'Queue',
        canActivate: [requirePermission('appointments:read')],
        loadChildren: async () => (await import('./appointments/queue/queue.routes')).queueRoutes,
      },
      {
        path: 'appointments',
        title: 'Appointments',
        canActivate: [requirePermission('appointments:read')],
        loadChildren: async () => (await import('./appointments/appointments.routes')).appointmentsRoutes,
      },
      {
        path: 'availability',
        title: "Doctors' hours",
        canActivate: [requirePermission('appointments:read')],
        loadChildren: async () => (await import('./availability/availability.routes')).availabilityRoutes,
      },
      {
        path: 'waitlist',
        title: 'Waitlist',
        canActivate: [requirePermission('appointments:read')],
        loadChildren: async () => (await import('./appointments/appointments.routes')).waitlistRoutes,
      },
      {
        path: 'pharmacy',
        title: 'Pharmacy',
        canActivate: [requirePermission('prescriptions:read')],
        loadChildren: async () => (await import('./pharmacy/pharmacy.routes')).pharmacyRoutes,
      },
      {
        path: 'labs',
        title: 'Laboratory',
        canActivate: [requirePermission('labs:read')],
        loadChildren: async () => (await import('./labs/labs.routes')).labsRoutes,
      },
      {
        path: 'staff',
        title: 'Staff',
        canActivate: [requirePermission('staff:manage')],
        loadChildren: async () => (await import('./staff/staff.routes')).staffRoutes,
      },
      {
        path: 'settings',
        title: 'Settings',
        canActivate: [requirePermission('settings:manage')],
        loadChildren: async () => (await import('./settings/settings.routes')).settingsRoutes,
      },
      {
        path: 'audit',
        title: 'Audit',
        canActivate: [requirePermission('audit:read')],
        loadChildren: async () => (await import('./audit/audit.routes')).auditRoutes,
      },
      {
        path: 'notifications',
        title: 'Notifications',
        loadChildren: async () => (await import('./notifications/notifications.routes')).notificationsRoutes,
      },
      {
        path: 'account/notifications',
        title: 'Notification settings',
        loadComponent: async () => (await import('./notifications/pages/notification-preferences.page')).NotificationPreferencesPage,
      },
      {
        path: 'account/calendar',
        title: 'Calendar address',
        canActivate: [requirePermission('appointments:read')],
        loadComponent: async () => (await import('./calendar-feed/calendar-feed.page')).CalendarFeedPage,
      },
      ...shellRoutes,
    ],
  },
];
