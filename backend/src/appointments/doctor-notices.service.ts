import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LiveEvents } from '../events/live-events.service.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { AppointmentEvents } from './appointment-events.service.js';
import type { Change, Editor } from './appointments.queries.js';

type NoticeKind = 'schedule.booked' | 'schedule.moved' | 'schedule.cancelled';

/** What of a change a doctor is told; null when it leaves their plans as they are. */
function noticeOf({ fromStatus, toStatus, toStartsAt, toDoctorId }: Change): NoticeKind | null {
  if (fromStatus === null || fromStatus === 'cancelled') return 'schedule.booked';
  if (toStatus === 'cancelled') return 'schedule.cancelled';
  return toStartsAt || toDoctorId ? 'schedule.moved' : null;
}

/** Notifies doctors of what others do to their appointments: both of them when one is handed on. */
@Injectable()
export class DoctorNotices implements OnModuleInit {
  /** What was told already: a series, or all that a leave cancels, is one notice. */
  private readonly told = new WeakMap<UnitOfWork, Set<string>>();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly events: AppointmentEvents,
    private readonly live: LiveEvents,
  ) {}

  onModuleInit(): void {
    this.events.listen((change, by) => Promise.resolve(this.tell(change, by)));
  }

  private tell(change: Change, { userId }: Editor): void {
    const kind = noticeOf(change);
    const { appointmentId, doctorId, fromDoctorId = doctorId } = change;
    if (kind === null) return;
    for (const concerned of new Set([doctorId, fromDoctorId]))
      if (concerned !== userId && this.isNew(`${kind} ${concerned}`)) this.live.emit(kind, { appointmentId }, concerned);
  }

  private isNew(notice: string): boolean {
    const unit = this.units.current;
    const told = this.told.get(unit) ?? new Set();
    this.told.set(unit, told);
    return !told.has(notice) && Boolean(told.add(notice));
  }
}
