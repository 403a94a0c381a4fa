import { Injectable } from '@nestjs/common';
import type { AuditEvent, AuditEventList, AuditQuery } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { decodeCursor, encodeCursor, isCursorInstant, refuseCursor, type CursorValues } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

interface AuditRow extends Omit<AuditEvent, 'occurredAt'> {
  readonly occurredAt: Date;
  /** With microseconds, which a Date has not. */
  readonly cursorAt: string;
}

const COLUMNS = `id, occurred_at AS "occurredAt", occurred_at::text AS "cursorAt", actor_id AS "actorId", actor_name AS "actorName", action, entity,
  entity_id AS "entityId", address, request_id AS "requestId", details`;
/** Where the events of a place are, and what they are about: a hospital's of patients, the platform's of hospitals. */
const OF_HOSPITAL = { table: 'audit_events', patient: 'patient_id', tenant: 'NULL::text', tenantName: 'NULL::text' };
const OF_PLATFORM = {
  table: 'public.platform_audit_events',
  patient: 'NULL::uuid',
  tenant: 'subject_tenant',
  tenantName: '(SELECT name FROM public.tenants WHERE tenants.id = subject_tenant)',
};
const SORT = '-occurredAt';
const DEFAULT_LIMIT = 20;

const toEvent = ({ cursorAt: _, occurredAt, ...row }: AuditRow): AuditEvent => ({ ...row, occurredAt: occurredAt.toISOString() });

const filtersOf = ({ patientId, actorId, from, to, tenantId }: AuditQuery) =>
  [patientId, actorId, from, to, tenantId].map((value) => value ?? null);

/** A filter by what the place does not have would find nothing, and look like an answer. */
function refuseForeign({ patientId, tenantId }: AuditQuery, table: string): void {
  const [path, value, message] =
    table === OF_PLATFORM.table
      ? ['patientId', patientId, 'The platform has no patients. Leave it out.']
      : ['tenantId', tenantId, 'A hospital sees its own audit alone. Leave it out.'];
  if (value !== undefined) throw new InvalidRequestError([{ path: path, code: 'field.unknown', message: message }]);
}

function soundCursor(values: CursorValues): CursorValues {
  const [at, id] = values;
  return isCursorInstant(at) && isUUID(id) ? values : refuseCursor();
}

/** Reads the audit of the current unit of work: a hospital's or the platform's. Never counted: it only grows. */
@Injectable()
export class AuditEvents {
  constructor(private readonly units: UnitsOfWork) {}

  /** @param timeZone IANA zone that the days of the filter belong to */
  async list(query: AuditQuery, timeZone: string): Promise<AuditEventList> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const rows = await this.read(query, { timeZone, limit });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = rows.length > limit && last ? encodeCursor(SORT, [last.cursorAt, last.id]) : null;
    return { data: page.map(toEvent), page: { nextCursor, total: null, totalIsEstimate: false } };
  }

  private read(query: AuditQuery, { timeZone, limit }: { timeZone: string; limit: number }): Promise<AuditRow[]> {
    const [at, id] = query.cursor === undefined ? [null, null] : soundCursor(decodeCursor(query.cursor, SORT, 2));
    const { table, patient, tenant, tenantName } = this.units.current.kind === 'tenant' ? OF_HOSPITAL : OF_PLATFORM;
    refuseForeign(query, table);
    return this.units.current.query<AuditRow>(
      `SELECT ${COLUMNS}, ${patient} AS "patientId", ${tenant} AS "tenantId", ${tenantName} AS "tenantName" FROM ${table}
       WHERE ($1::uuid IS NULL OR ${patient} = $1) AND ($2::uuid IS NULL OR actor_id = $2)
         AND ($3::timestamp IS NULL OR occurred_at >= $3::timestamp AT TIME ZONE $6)
         AND ($4::timestamp IS NULL OR occurred_at < ($4::timestamp + interval '1 day') AT TIME ZONE $6)
         AND ($5::text IS NULL OR ${tenant} = $5)
         AND ($7::timestamptz IS NULL OR (occurred_at, id) < ($7::timestamptz, $8::uuid))
       ORDER BY occurred_at DESC, id DESC LIMIT $9`,
      [...filtersOf(query), timeZone, at, id, limit + 1],
    );
  }
}
