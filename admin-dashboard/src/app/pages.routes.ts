import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui/session';
import { provideIcons, shellRoutes } from '@hms/shared-ui/shell';
import { ShellPage } from './shell/shell.page';

const loadUsers = async (): Promise<Routes> => (await import('./users/users.routes')).usersRoutes;

/** A hospital's tabs that other features own. */
const tenantTabs: Routes = [{ path: 'users', canActivate: [requirePermission('users:manage')], loadChildren: loadUsers }];

/** The pages of a signed-in person, inside the shell. Loaded after sign-in only. */
export const pageRoutes: Routes = [
  {
    path: '',
    component: ShellPage,
    providers: [provideIcons()],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'tenants' },
      {
        path: 'tenants',
        title: 'Hospitals',
        canActivate: [requirePermission('tenants:manage')],
        loadChildren: async () => (await import('./tenants/tenants.routes')).tenantsRoutes(tenantTabs),
      },
      { path: 'users', title: 'Users', canActivate: [requirePermission('users:manage')], loadChildren: loadUsers },
      ...shellRoutes,
    ],
  },
];
