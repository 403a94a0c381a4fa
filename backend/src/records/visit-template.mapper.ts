import type { VisitTemplate } from '@hms/shared-dto';
import type { VisitTemplateEntity } from './visit-template.entity.js';

export const toVisitTemplate = (row: VisitTemplateEntity): VisitTemplate => ({
  id: row.id,
  name: row.name,
  chiefComplaint: row.chiefComplaint,
  history: row.history,
  examination: row.examination,
  assessment: row.assessment,
  plan: row.plan,
  followUp: row.followUp,
  status: row.archivedAt ? 'archived' : 'active',
  createdAt: row.createdAt.toISOString(),
  version: row.version,
});
