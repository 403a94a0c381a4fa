export type { AuditList$Params as AuditList$Params } from './audit-list';
export { auditList as auditList } from './audit-list';
