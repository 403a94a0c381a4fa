import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  QUEUE_PRIORITIES,
  type QueuePriority,
  type QueueQuery,
  type QueueStatus,
  type QueueToken,
  type QueueTokenList,
  type QueueTokenRequest,
  type Wall,
  type WallQuery,
} from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { AuditLog } from '../../audit/audit-log.js';
import { decodeCursor, encodeCursor, isCursorInstant, type CursorValues } from '../../common/cursor.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { AppointmentEvents } from '../appointment-events.service.js';
import { isOpen } from '../appointment.rules.js';
import { illegalState, inactivePatient, notToday } from '../appointments.errors.js';
import { lockAppointment, type Editor } from '../appointments.queries.js';
import { AppointmentsService } from '../appointments.service.js';
import { dateOf } from '../availability/local-day.rules.js';
import { toQueueToken, toWall } from './queue.mapper.js';
import {
  findToken,
  insertToken,
  lockOpenTokens,
  lockToken,
  moveToken,
  nextWaiting,
  queueContext,
  restoreTokens,
  tokenPage,
  wallTokens,
  writePriority,
  type CountedToken,
  type TokenRow,
} from './queue.queries.js';
import { QUEUE_TRANSITIONS } from './queue.rules.js';

const USUAL_LIMIT = 20;
const SORT = 'urgency';

/** Whoever will not be seen waits for nobody. */
const GIVEN_UP: readonly string[] = ['cancelled', 'no_show'];

const today = ({ timeZone }: Principal): string => dateOf(Date.now(), timeZone);

/** Who waits for whom today. A billing hold stops nobody here: this is care. */
@Injectable()
export class Queue implements OnModuleInit {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly changes: AppointmentEvents,
    private readonly appointments: AppointmentsService,
  ) {}

  onModuleInit(): void {
    this.changes.listen(async ({ appointmentId, fromStatus, toStatus }, by) => {
      if (GIVEN_UP.includes(toStatus)) await this.giveUp(appointmentId, by);
      if (fromStatus === 'cancelled' && toStatus !== 'scheduled') await this.takeBack(appointmentId, by);
    });
  }

  /**
   * Who has a token is here, so the appointment that it is for is checked in with it.
   * @throws NotFoundError for whom it names and who is not there, DomainError `patient.illegal_state`, `queue_token.illegal_state`;
   * `appointment.illegal_state` for an appointment that is not of today, or neither scheduled nor checked in
   */
  async join(request: QueueTokenRequest, caller: Principal): Promise<QueueToken> {
    const unit = this.units.current;
    const { patientStatus, doctor } = await queueContext(unit, request);
    if (patientStatus === null) throw missing('patient.not_found');
    if (!doctor) throw missing('doctor.not_found');
    if (patientStatus !== 'active') throw inactivePatient(patientStatus);
    if (request.appointmentId) await this.arrive(request.appointmentId, request, caller);
    const id = await insertToken(unit, { ...request, day: today(caller) }, caller.name);
    return this.recorded('joined', id);
  }

  /** Reading one is written to the audit. @throws NotFoundError `queue_token.not_found` */
  async get(id: string): Promise<QueueToken> {
    const row = await findToken(this.units.current, id);
    if (!row) throw missing('queue_token.not_found');
    await this.audit.record({ action: 'queue.read', entity: 'queue_token', entityId: id, patientId: row.patient_id });
    return toQueueToken(row);
  }

  /** Somebody who waits is worse, or better, than was thought. @throws as `move` */
  async setPriority(id: string, priority: QueuePriority, version: number | null, caller: Principal): Promise<QueueToken> {
    const before = await this.locked(id, version);
    if (before.status !== 'waiting')
      throw new DomainError('queue_token.illegal_state', `This token is ${before.status}. Only who waits is put before others.`);
    await writePriority(this.units.current, id, priority, caller.name);
    return this.recorded('priority_changed', id, { before: QUEUE_PRIORITIES[before.priority], after: priority });
  }

  /** One page of a day, by urgency and then in the order of arrival. */
  async list(query: QueueQuery, caller: Principal): Promise<QueueTokenList> {
    const { date: day = today(caller), limit = USUAL_LIMIT, cursor } = query;
    const after = cursor ? readCursor(cursor) : null;
    const rows = await tokenPage(this.units.current, query, { day, limit, after });
    this.audit.recordSoon({ action: 'queue.listed', entity: 'queue_token', details: { day, shown: Math.min(limit, rows.length) } });
    const total = rows[0]?.counted ?? (after ? null : 0);
    return { data: rows.slice(0, limit).map(toQueueToken), page: { nextCursor: nextCursor(rows, limit), total, totalIsEstimate: false } };
  }

  /** What hangs on a wall: numbers and initials, no names. */
  async wall(query: WallQuery, caller: Principal): Promise<Wall> {
    return toWall(await wallTokens(this.units.current, query, today(caller)));
  }

  /** Calls the first who waits. Two who press at once call two. @throws DomainError `queue.empty` */
  async callNext(doctorId: string, caller: Principal): Promise<QueueToken> {
    const id = await nextWaiting(this.units.current, doctorId, today(caller));
    if (id === undefined) throw new DomainError('queue.empty', 'Nobody waits for this doctor.');
    await moveToken(this.units.current, id, 'called', caller.name);
    return this.recorded('called', id);
  }

  /** @throws NotFoundError, DomainError `queue_token.illegal_state`, `version.stale` */
  async move(id: string, to: QueueStatus, version: number | null, caller: Principal): Promise<QueueToken> {
    const before = await this.locked(id, version);
    if (!QUEUE_TRANSITIONS[before.status].includes(to))
      throw new DomainError('queue_token.illegal_state', `This token is ${before.status}, so it cannot become ${to}.`);
    await moveToken(this.units.current, id, to, caller.name);
    return this.recorded(to, id);
  }

  private async locked(id: string, version: number | null): Promise<TokenRow> {
    const row = await lockToken(this.units.current, id);
    if (!row) throw missing('queue_token.not_found');
    if (version !== null && version !== row.version) throw staleVersion();
    return row;
  }

  /** The patient came for this appointment. Locks patient (before), appointment, then the token. */
  private async arrive(id: string, { patientId, doctorId }: QueueTokenRequest, caller: Principal): Promise<void> {
    const row = await lockAppointment(this.units.current, id);
    if (row?.patient_id !== patientId || row.doctor_id !== doctorId) throw missing('appointment.not_found');
    if (!isOpen(row.status)) throw illegalState(row.status, 'queued for');
    if (dateOf(row.starts_at.getTime(), caller.timeZone) !== today(caller)) throw notToday();
    if (row.status === 'scheduled') await this.appointments.move(id, { to: 'checked_in', version: null }, caller);
  }

  /** The appointment was called off, or nobody came: its place in the queue is free. */
  private async giveUp(appointmentId: string, { name }: Editor): Promise<void> {
    for (const id of await lockOpenTokens(this.units.current, appointmentId)) {
      await moveToken(this.units.current, id, 'left', name);
      await this.recorded('left', id);
    }
  }

  /** Called off by a slip of the hand: the patient, who is here, waits on with the same number. */
  private async takeBack(appointmentId: string, { name }: Editor): Promise<void> {
    for (const id of await restoreTokens(this.units.current, appointmentId, name)) await this.recorded('restored', id);
  }

  private async recorded(what: string, id: string, more: Readonly<Record<string, unknown>> = {}): Promise<QueueToken> {
    const row = (await findToken(this.units.current, id))!;
    const details = { doctorId: row.doctor_id, number: row.number, ...more };
    await this.audit.record({ action: `queue.${what}`, entity: 'queue_token', entityId: id, patientId: row.patient_id, details });
    this.events.emit('queue.changed', { tokenId: id, doctorId: row.doctor_id });
    return toQueueToken(row);
  }
}

/** @throws InvalidRequestError when it is none of this list's */
function readCursor(cursor: string): CursorValues {
  const values = decodeCursor(cursor, SORT, 3);
  const isRank = QUEUE_PRIORITIES.some((_, rank) => rank === values[0]);
  if (isRank && isCursorInstant(values[1]) && isUUID(values[2])) return values;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}

/** Null when the page's rows are the last ones. */
function nextCursor(rows: readonly CountedToken[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(SORT, [last.priority, last.key, last.id]) : null;
}
