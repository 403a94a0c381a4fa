/** Every page of the app. A new route fails `page-paths.spec.ts` until it is named here, then the journeys until `e2e/looks` shows it. */
export const PAGE_PATHS = [
  '/auth/signin',
  '/auth/forgot-password',
  '/auth/reset-password',
  '/auth/invitation',
  '/auth/signup',
  '/auth/signup/confirm',
  '/tenants',
  '/tenants/new/:step',
  '/tenants/:tenantId/setup',
  '/tenants/:tenantId/edit',
  '/tenants/:tenantId',
  '/tenants/:tenantId/danger',
  '/tenants/:tenantId/users',
  '/tenants/:tenantId/audit',
  '/users',
  '/api-clients',
  '/api-clients/new',
  '/api-clients/:id/edit',
  '/api-clients/:id',
  '/audit',
  '/account',
  '/account/two-step',
  '/forbidden',
  '/**',
] as const;

export type PagePath = (typeof PAGE_PATHS)[number];
