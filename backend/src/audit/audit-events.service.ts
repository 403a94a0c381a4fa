import { Injectable } from '@nestjs/common';
import type { AuditEvent, AuditEventList, AuditQuery } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { decodeCursor, encodeCursor, isCursorInstant, type CursorValues } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

interface AuditRow extends Omit<AuditEvent, 'occurredAt'> {
  readonly occurredAt: Date;
  /** With microseconds, which a Date has not. */
  readonly cursorAt: string;
}

const COLUMNS = `id, occurred_at AS "occurredAt", occurred_at::text AS "cursorAt", actor_id AS "actorId", actor_name AS "actorName", action, entity,
  entity_id AS "entityId", address, request_id AS "requestId", details`;
const OF_HOSPITAL = { table: 'audit_events', patient: 'patient_id' };
const OF_PLATFORM = { table: 'public.platform_audit_events', patient: 'NULL::uuid' };
const SORT = '-occurredAt';
const DEFAULT_LIMIT = 20;

const toEvent = ({ cursorAt: _, occurredAt, ...row }: AuditRow): AuditEvent => ({ ...row, occurredAt: occurredAt.toISOString() });

const filtersOf = ({ patientId, actorId, from, to }: AuditQuery) => [patientId, actorId, from, to].map((value) => value ?? null);

function soundCursor(values: CursorValues): CursorValues {
  const [at, id] = values;
  if (isCursorInstant(at) && isUUID(id)) return values;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
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
    const { table, patient } = this.units.current.kind === 'tenant' ? OF_HOSPITAL : OF_PLATFORM;
    if (query.patientId !== undefined && table === OF_PLATFORM.table) {
      throw new InvalidRequestError([{ path: 'patientId', code: 'field.unknown', message: 'The platform has no patients. Leave it out.' }]);
    }
    return this.units.current.query<AuditRow>(
      `SELECT ${COLUMNS}, ${patient} AS "patientId" FROM ${table}
       WHERE ($1::uuid IS NULL OR ${patient} = $1) AND ($2::uuid IS NULL OR actor_id = $2)
         AND ($3::timestamp IS NULL OR occurred_at >= $3::timestamp AT TIME ZONE $5)
         AND ($4::timestamp IS NULL OR occurred_at < ($4::timestamp + interval '1 day') AT TIME ZONE $5)
         AND ($6::timestamptz IS NULL OR (occurred_at, id) < ($6::timestamptz, $7::uuid))
       ORDER BY occurred_at DESC, id DESC LIMIT $8`,
      [...filtersOf(query), timeZone, at, id, limit + 1],
    );
  }
}
