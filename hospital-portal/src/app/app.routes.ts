import type { Routes } from '@angular/router';
import { requirePermission, requireSession } from '@hms/shared-ui/session';
import { galleryRoutes } from './gallery.routes';

export const routes: Routes = [
  ...galleryRoutes,
  { path: 'auth', loadChildren: async () => (await import('./auth/auth.routes')).authRoutes },
  { path: 'verify', loadChildren: async () => (await import('./verify/verify.routes')).verifyRoutes },
  {
    path: 'wall',
    canActivate: [requireSession, requirePermission('appointments:read')],
    loadChildren: async () => (await import('./appointments/queue/wall.routes')).wallRoutes,
  },
  { path: '', canActivate: [requireSession], loadChildren: async () => (await import('./pages.routes')).pageRoutes },
];
