import type { Route } from '@angular/router';

/** The routes inside every shell besides the features: the refusal page and the end of the list. Put them last. */
export const shellRoutes: Route[] = [
  { path: 'forbidden', title: 'Not allowed', loadComponent: async () => (await import('./forbidden.page')).ForbiddenPage },
  { path: '**', title: 'Not found', loadComponent: async () => (await import('./not-found.page')).NotFoundPage },
];
