import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui/session';
import { provideIcons, requireUnlocked, shellRoutes } from '@hms/shared-ui/shell';
import { ShellPage } from './shell/shell.page';

const loadUsers = async (): Promise<Routes> => (await import('./users/users.routes')).usersRoutes;
const loadAudit = async (): Promise<Routes> => (await import('./audit/audit.routes')).auditRoutes;

/** A hospital's tabs that other features own. */
const tenantTabs: Routes = [
  { path: 'users', canActivate: [requirePermission('users:manage')], loadChildren: loadUsers },
  { path: 'audit', canActivate: [requirePermission('platform-audit:read')], loadChildren: loadAudit },
];

/** The pages of a signed-in person, inside the shell. Loaded after sign-in only. */
export const pageRoutes: Routes = [
  {
    path: '',
    component: ShellPage,
    canActivate: [requireUnlocked],
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
      {
        path: 'api-clients',
        title: 'API clients',
        canActivate: [requirePermission('api-clients:manage')],
        loadChildren: async () => (await import('./api-clients/api-clients.routes')).apiClientsRoutes,
      },
      { path: 'audit', title: 'Audit', canActivate: [requirePermission('platform-audit:read')], loadChildren: loadAudit },
      ...shellRoutes,
    ],
  },
];
