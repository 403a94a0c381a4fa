import { Injectable } from '@nestjs/common';
import type { AuditEvent, AuditEventList, AuditQuery } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { decodeCursor, encodeCursor, type CursorValues } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

interface AuditRow extends Omit<AuditEvent, 'occurredAt'> {
  readonly occurredAt: Date;
  /** With microseconds, which a Date has not. */
  readonly cursorAt: string;
}

const COLUMNS = `id, occurred_at AS "occurredAt", occurred_at::text AS "cursorAt", actor_id AS "actorId", actor_name AS "actorName", action, entity,
  entity_id AS "entityId", address, request_id AS "requestId", details`;
const SORT = '-occurredAt';
const DEFAULT_LIMIT = 20;

const toEvent = ({ cursorAt: _, occurredAt, ...row }: AuditRow): AuditEvent => ({ ...row, occurredAt: occurredAt.toISOString() });

function soundCursor(values: CursorValues): CursorValues {
  const [at, id] = values;
  if (typeof at === 'string' && !Number.isNaN(Date.parse(at)) && isUUID(id)) return values;
  throw new InvalidRequestError([{ path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' }]);
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
    const ofHospital = this.units.current.kind === 'tenant';
    if (query.patientId !== undefined && !ofHospital) {
      throw new InvalidRequestError([{ path: 'patientId', code: 'field.unknown', message: 'The platform has no patients. Leave it out.' }]);
    }
    const [at, id] = query.cursor === undefined ? [null, null] : soundCursor(decodeCursor(query.cursor, SORT, 2));
    const patient = ofHospital ? 'patient_id' : 'NULL::uuid';
    return this.units.current.query<AuditRow>(
      `SELECT ${COLUMNS}, ${patient} AS "patientId" FROM ${ofHospital ? 'audit_events' : 'public.platform_audit_events'}
       WHERE ($1::uuid IS NULL OR ${patient} = $1) AND ($2::uuid IS NULL OR actor_id = $2)
         AND ($3::timestamp IS NULL OR occurred_at >= $3::timestamp AT TIME ZONE $5)
         AND ($4::timestamp IS NULL OR occurred_at < ($4::timestamp + interval '1 day') AT TIME ZONE $5)
         AND ($6::timestamptz IS NULL OR (occurred_at, id) < ($6::timestamptz, $7::uuid))
       ORDER BY occurred_at DESC, id DESC LIMIT $8`,
      [query.patientId ?? null, query.actorId ?? null, query.from ?? null, query.to ?? null, timeZone, at, id, limit + 1],
    );
  }
}
