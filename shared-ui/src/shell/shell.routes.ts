import type { Route } from '@angular/router';

/** The routes inside every shell besides the features: one's own account, the refusal page and the end of the list. Put them last. */
export const shellRoutes: Route[] = [
  { path: 'account', loadChildren: async () => (await import('../account/account.routes')).accountRoutes },
  { path: 'forbidden', title: 'Not allowed', loadComponent: async () => (await import('./forbidden.page')).ForbiddenPage },
  { path: '**', title: 'Not found', loadComponent: async () => (await import('./not-found.page')).NotFoundPage },
];
