import type { Routes } from '@angular/router';
import { provideAudit } from '@hms/shared-ui/audit';
import { provideHospitalChoices } from '../shared/hospitals/hospital-choices.feature';

/** The platform's audit: all of it, and as a tab of one hospital (then the path names it as `tenantId`). */
export const auditRoutes: Routes = [
  {
    path: '',
    providers: [provideAudit(), provideHospitalChoices()],
    loadComponent: async () => (await import('./pages/audit.page')).AuditPage,
  },
];
