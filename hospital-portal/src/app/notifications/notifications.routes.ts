import type { Routes } from '@angular/router';

/** Their state stands with the frame, whose bell shows it on every page. */
export const notificationsRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/notification-list.page')).NotificationListPage },
];
