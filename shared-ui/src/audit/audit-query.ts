import type { AuditQuery } from '@hms/shared-dto';
import { formatDate } from '../format/dates';
import { asked, cursorText, dayText } from '../lists/list-query';

/** An audit page's query parameters as they stand in the URL: anybody may have typed them. */
export interface AuditParams {
  readonly tenantId?: string;
  readonly patientId?: string;
  readonly actorId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cursor?: string;
}

const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TENANT_ID = /^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$/;

const matching = (pattern: RegExp, value: string | undefined): string | undefined => (value && pattern.test(value) ? value : undefined);

/** What to ask the server. Values that it would refuse are left out. */
export const toAuditQuery = ({ tenantId, patientId, actorId, from, to, cursor }: AuditParams): AuditQuery =>
  asked<AuditQuery>({
    limit: PAGE_SIZE,
    tenantId: matching(TENANT_ID, tenantId),
    patientId: matching(UUID, patientId),
    actorId: matching(UUID, actorId),
    from: dayText(from),
    to: dayText(to),
    cursor: cursorText(cursor),
  });

/** The days in words, for "Nothing happened …". Empty when none is set. */
export function daysInWords({ from, to }: Pick<AuditQuery, 'from' | 'to'>): string {
  const words = [from ? `from ${formatDate(from)}` : '', to ? `until ${formatDate(to)}` : ''];
  return words.filter(Boolean).join(' ');
}
