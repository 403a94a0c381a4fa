import { TENANT_ID_PATTERN } from '@hms/shared-dto';
import { PLATFORM_CHAIN } from '../audit/unsealed-chains.service.js';

/** The audit of one hospital, or the platform's, and the tables of its chain. */
export interface AuditChain {
  /** The hospital's id, or `platform`. */
  readonly name: string;
  readonly events: string;
  readonly seals: string;
  /** One row: where the chain ends. */
  readonly state: string;
  /** Columns that a seal covers, in order: all but the transaction, which another server would count anew. A new column joins at the end. */
  readonly columns: readonly string[];
}

const columnsWith = (about: string): string[] => [
  ...['id', 'occurred_at', 'actor_id', 'actor_name', 'action', 'entity', 'entity_id', about],
  ...['address', 'app_id', 'request_id', 'details'],
];
const OF_HOSPITAL = columnsWith('patient_id');
const OF_PLATFORM = columnsWith('subject_tenant');

export const isChainName = (name: string): boolean => name === PLATFORM_CHAIN || TENANT_ID_PATTERN.test(name);

/** @throws Error for a name that is neither a hospital's id nor the platform's */
export function auditChain(name: string): AuditChain {
  if (name === PLATFORM_CHAIN) {
    const [events, seals, state] = ['events', 'seals', 'chain'].map((part) => `public.platform_audit_${part}`);
    return { name, events, seals, state, columns: OF_PLATFORM };
  }
  if (!isChainName(name)) throw new Error('not a chain');
  const [events, seals, state] = ['events', 'seals', 'chain'].map((part) => `"${name}".audit_${part}`);
  return { name, events, seals, state, columns: OF_HOSPITAL };
}

/** An instant as UTC with microseconds, whatever the session's settings are. */
export const instantText = (expression: string): string => `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The columns of an event as the texts that its seal covers. @param alias of the table of events */
export const columnTexts = ({ columns }: AuditChain, alias: string): string =>
  columns
    .map((column) => `${column === 'occurred_at' ? instantText(`${alias}.${column}`) : `${alias}.${column}::text`} AS ${column}`)
    .join(', ');

/** Hospitals whose schema has a chain (one that is being made or could not be migrated has none yet), and the platform. */
export const CHAINS = `SELECT name FROM public.tenant_schemas WHERE to_regclass(format('%I.audit_chain', name)) IS NOT NULL
  UNION ALL SELECT '${PLATFORM_CHAIN}' ORDER BY name`;

/** SQLSTATE of a statement on a hospital that is gone, or has not got the tables yet. */
export const NO_SUCH_TABLE = '42P01';
