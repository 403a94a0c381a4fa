/** Who did what: the page's parts that both apps share. */
export { AuditPageActions } from './audit.actions';
export { AuditApi } from './audit.api';
export { auditFeature, provideAudit } from './audit.feature';
export { type AuditParams, daysInWords, toAuditQuery } from './audit-query';
export { HmsAuditResults } from './audit-results.component';
export { HmsAuditTable } from './audit-table.component';
