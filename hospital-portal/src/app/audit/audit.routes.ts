import type { Routes } from '@angular/router';
import { provideAudit } from '@hms/shared-ui/audit';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as choicesEffects from './audit-choices.effects';
import { auditChoicesFeature } from './audit-choices.feature';

/** Who read or changed what in this hospital. */
export const auditRoutes: Routes = [
  {
    path: '',
    providers: [provideAudit(), provideState(auditChoicesFeature), provideEffects(choicesEffects)],
    loadComponent: async () => (await import('./audit.page')).AuditPage,
  },
];
