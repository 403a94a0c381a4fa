import type { Routes } from '@angular/router';
import { requireSession } from '@hms/shared-ui/session';

export const routes: Routes = [
  { path: 'auth', loadChildren: async () => (await import('./auth/auth.routes')).authRoutes },
  { path: '', canActivate: [requireSession], loadChildren: async () => (await import('./pages.routes')).pageRoutes },
];
