import { Injectable } from '@nestjs/common';
import type { WaitlistEntry, WaitlistEntryList, WaitlistQuery, WaitlistRequest } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { AuditLog } from '../../audit/audit-log.js';
import { decodeCursor, encodeCursor, isCursorInstant, type CursorValues } from '../../common/cursor.js';
import { InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { inactivePatient } from '../appointments.errors.js';
import { dateOf } from '../availability/local-day.rules.js';
import { toWaitlistEntry } from './waitlist.mapper.js';
import { COUNT_LIMIT, entryPage, findEntry, insertEntry, wishContext, type CountedEntry, type NewEntry } from './waitlist.queries.js';
import { rankOf, wishErrors } from './waitlist.rules.js';

const USUAL_LIMIT = 20;
const USUAL_MINUTES = 15;
const SORT = 'priority';

const today = ({ timeZone }: Principal): string => dateOf(Date.now(), timeZone);

/** Who waits for a time. A billing hold stops nobody from waiting, only from being booked. */
@Injectable()
export class Waitlist {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** @throws InvalidRequestError, NotFoundError for whom it names and who is not there, DomainError `patient.illegal_state` */
  async join(request: WaitlistRequest, caller: Principal): Promise<WaitlistEntry> {
    const errors = wishErrors(request, today(caller));
    if (errors.length > 0) throw new InvalidRequestError(errors);
    const unit = this.units.current;
    const { patientStatus, doctor, typeMinutes } = await wishContext(unit, request);
    if (patientStatus === null) throw missing('patient.not_found');
    if (request.doctorId && !doctor) throw missing('doctor.not_found');
    if (request.typeId && typeMinutes === null) throw missing('appointment_type.not_found');
    if (patientStatus !== 'active') throw inactivePatient(patientStatus);
    const id = await insertEntry(unit, toNewEntry(request, typeMinutes), caller.name);
    await this.record('joined', id, request.patientId);
    this.events.emit('waitlist.changed', { entryId: id });
    return this.find(id, caller);
  }

  /** Reading one is written to the audit. @throws NotFoundError `waitlist.not_found` */
  async get(id: string, caller: Principal): Promise<WaitlistEntry> {
    const entry = await this.find(id, caller);
    await this.record('read', id, entry.patientId);
    return entry;
  }

  /** One page in the order in which times are offered. */
  async list(query: WaitlistQuery, caller: Principal): Promise<WaitlistEntryList> {
    const { limit = USUAL_LIMIT, cursor } = query;
    const after = cursor ? readCursor(cursor) : null;
    const day = today(caller);
    const rows = await entryPage(this.units.current, query, { today: day, limit, after });
    const data = rows.slice(0, limit).map((row) => toWaitlistEntry(row, day));
    this.audit.recordSoon({ action: 'waitlist.listed', entity: 'waitlist_entry', details: { shown: data.length } });
    return { data, page: { nextCursor: nextCursor(rows, limit), ...countOf(rows, after) } };
  }

  private async find(id: string, caller: Principal): Promise<WaitlistEntry> {
    const row = await findEntry(this.units.current, id);
    if (!row) throw missing('waitlist.not_found');
    return toWaitlistEntry(row, today(caller));
  }

  private record(what: string, entityId: string, patientId: string): Promise<void> {
    return this.audit.record({ action: `waitlist.${what}`, entity: 'waitlist_entry', entityId, patientId });
  }
}

const NOTHING_SAID = { doctorId: null, specialty: null, typeId: null, reason: null };

function toNewEntry({ minutes, parts = [], priority = 'routine', ...request }: WaitlistRequest, typeMinutes: number | null): NewEntry {
  return {
    ...NOTHING_SAID,
    ...request,
    minutes: minutes ?? typeMinutes ?? USUAL_MINUTES,
    parts: [...new Set(parts)],
    priority: rankOf(priority),
  };
}

/** @throws InvalidRequestError when it is none of this list's */
function readCursor(cursor: string): CursorValues {
  const values = decodeCursor(cursor, SORT, 3);
  const [rank, created, id] = values;
  if (Number.isInteger(rank) && (rank as number) >= 0 && (rank as number) <= 2 && isCursorInstant(created) && isUUID(id)) return values;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}

/** Null when the page's rows are the last ones. */
function nextCursor(rows: readonly CountedEntry[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(SORT, [last.priority, last.key, last.id]) : null;
}

/** Exact up to 1,001, above that a lower bound; null behind the last row of a later page. */
function countOf(rows: readonly CountedEntry[], after: CursorValues | null): { total: number | null; totalIsEstimate: boolean } {
  const total = rows[0]?.counted ?? (after ? null : 0);
  return total !== null && total > COUNT_LIMIT ? { total: COUNT_LIMIT - 1, totalIsEstimate: true } : { total, totalIsEstimate: false };
}
