import type { ApiClient, IssueKeyRequest, ProgramScope } from '@hms/shared-dto';

export interface Overlap {
  readonly label: string;
  readonly meaning: string;
  /** How long the keys before the new one go on. */
  readonly ms: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** When the keys before a new one stop. */
export const OVERLAPS: readonly Overlap[] = [
  { label: 'At once', meaning: 'The program is refused until it has the new key. Choose this when a key was lost or seen.', ms: 0 },
  { label: 'In 1 hour', meaning: 'For a program that is given its key by hand, now.', ms: HOUR_MS },
  { label: 'In 24 hours', meaning: '', ms: DAY_MS },
  { label: 'In 7 days', meaning: '', ms: 7 * DAY_MS },
  { label: 'In 30 days', meaning: 'For a program that somebody else looks after.', ms: 30 * DAY_MS },
];

/** Nobody is cut off by a press of the button, and nobody forgets the old key for weeks. */
export const USUAL_OVERLAP_MS = DAY_MS;

export const keyRequest = (overlapMs: number, now = Date.now()): IssueKeyRequest =>
  overlapMs === 0 ? {} : { oldKeysUntil: new Date(now + overlapMs).toISOString() };

/** A read that each scope opens, to try a key with. */
const READS: Readonly<Partial<Record<ProgramScope, string>>> = {
  'patients:read': '/api/patients?limit=1',
  'patients:manage': '/api/patients/import-mappings',
  'appointments:read': '/api/appointments?limit=1',
  'audit:read': '/api/audit-events?limit=1',
};

/** A first call with the headers that every call needs. The key itself comes out of a variable: it has no business in a shell's history. */
export function curlFor({ id, tenantId, scopes }: ApiClient, apiUrl: string): string {
  const path = scopes.map((scope) => READS[scope]).find(Boolean) ?? '/api/patients?limit=1';
  const headers = [`-H 'X-App-ID: ${id}'`, `-H "X-API-Key: $HMS_API_KEY"`, `-H 'X-Tenant-ID: ${tenantId ?? ''}'`];
  return [`curl '${apiUrl}${path}'`, ...headers].join(' \\\n  ');
}
