import { inject } from '@angular/core';
import { type CanMatchFn, Router, type Route, type Routes, type UrlSegment } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { WIZARD_STEPS } from './new-tenant-draft';
import * as setupEffects from './setup.effects';
import * as tenantsEffects from './tenants.effects';
import { tenantsFeature } from './tenants.feature';

const isWizardStep: CanMatchFn = (_route: Route, segments: UrlSegment[]) =>
  WIZARD_STEPS.some((step) => step === segments[1]?.path) || inject(Router).createUrlTree(['/tenants/new/hospital']);

/** The hospitals' pages. The shell hands in the tabs of a hospital that belong to other features: features do not know each other. */
export const tenantsRoutes = (tabs: Routes): Routes => [
  {
    path: '',
    providers: [provideState(tenantsFeature), provideEffects(tenantsEffects, setupEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/tenant-list.page')).TenantListPage },
      { path: 'new', pathMatch: 'full', redirectTo: 'new/hospital' },
      {
        path: 'new/:step',
        title: 'New hospital',
        canMatch: [isWizardStep],
        loadComponent: async () => (await import('./pages/new-tenant.page')).NewTenantPage,
      },
      {
        path: ':tenantId/setup',
        title: 'Setting up',
        loadComponent: async () => (await import('./pages/tenant-setup.page')).TenantSetupPage,
      },
      {
        path: ':tenantId/edit',
        title: 'Edit hospital',
        loadComponent: async () => (await import('./pages/edit-tenant.page')).EditTenantPage,
      },
      {
        path: ':tenantId',
        loadComponent: async () => (await import('./pages/tenant.page')).TenantPage,
        children: [
          { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/tenant-overview.page')).TenantOverviewPage },
          { path: 'danger', loadComponent: async () => (await import('./pages/tenant-danger.page')).TenantDangerPage },
          ...tabs,
        ],
      },
    ],
  },
];
