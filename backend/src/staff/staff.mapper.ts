import type { StaffMember } from '@hms/shared-dto';
import type { MembershipRow } from './staff.queries.js';

export const toStaffMember = (row: MembershipRow): StaffMember => ({
  id: row.user_id,
  name: row.name,
  email: row.email,
  roles: row.roles,
  status: row.status,
  tenantId: row.tenant_id,
  createdAt: row.created_at.toISOString(),
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  version: row.version,
});
