import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui/session';
import { provideIcons, shellRoutes } from '@hms/shared-ui/shell';
import { ShellPage } from './shell/shell.page';

/** The pages of a signed-in person, inside the shell. Loaded after sign-in only. */
export const pageRoutes: Routes = [
  {
    path: '',
    component: ShellPage,
    providers: [provideIcons()],
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
        path: 'staff',
        title: 'Staff',
        canActivate: [requirePermission('staff:manage')],
        loadChildren: async () => (await import('./staff/staff.routes')).staffRoutes,
      },
      ...shellRoutes,
    ],
  },
];
