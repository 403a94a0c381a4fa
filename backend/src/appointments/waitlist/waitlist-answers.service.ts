import { Injectable } from '@nestjs/common';
import type { WaitlistEntry } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { DomainError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { growthOnHold } from '../../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { AppointmentHistory } from '../appointment-history.service.js';
import { dateOf } from '../availability/local-day.rules.js';
import { Bookings } from '../booking.service.js';
import { confirmHold, giveBack } from '../holds.queries.js';
import { FreedTimes } from './freed-times.service.js';
import { endOffer } from './offers.queries.js';
import { toWaitlistEntry } from './waitlist.mapper.js';
import { endEntry, findEntry, lockEntry, type EntryRow } from './waitlist.queries.js';

/** An entry with what is held for it. */
interface Offered {
  readonly entry: EntryRow;
  readonly appointmentId: string;
  readonly doctorId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const ENDED = { booked: 'This patient was booked already.', withdrawn: 'This patient no longer waits.' } as const;

const lapsed = (): DomainError =>
  new DomainError('waitlist.lapsed', 'This time is no longer held. It went to the next who waits, or somebody has booked it.');

/** @throws DomainError `waitlist.illegal_state` for who no longer waits */
function refuseEnded({ status }: EntryRow): void {
  if (status !== 'waiting') throw new DomainError('waitlist.illegal_state', ENDED[status]);
}

const kindArchived = (): DomainError =>
  new DomainError(
    'waitlist.kind_archived',
    'The kind of appointment that this patient waits for was archived. Put the patient on the waitlist with another kind, or book one by hand.',
  );

/** @throws DomainError `waitlist.illegal_state`, `waitlist.lapsed` unless this very offer stands */
function offered(entry: EntryRow, offerId: string): Offered {
  refuseEnded(entry);
  const { offer_appointment_id: appointmentId, offer_doctor_id: doctorId, offer_starts_at: startsAt, offer_ends_at: endsAt } = entry;
  if (entry.offer_id !== offerId || appointmentId === null) throw lapsed();
  return { entry, appointmentId, doctorId: doctorId!, startsAt: startsAt!, endsAt: endsAt! };
}

/** What becomes of a wait: the held time is taken or given on, or the patient waits no longer. Locks: patient, entry, offer, appointment. */
@Injectable()
export class WaitlistAnswers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly history: AppointmentHistory,
    private readonly bookings: Bookings,
    private readonly freed: FreedTimes,
  ) {}

  /**
   * Books what is held. Hours and patient are looked at once more: a leave may have been written since.
   * @throws DomainError `waitlist.illegal_state`, `waitlist.lapsed`, `waitlist.kind_archived`, `version.stale`, `tenant.on_hold`, and as
   * `Bookings.place`
   */
  async accept(id: string, offerId: string, version: number | null, caller: Principal): Promise<WaitlistEntry> {
    const unit = this.units.current;
    const seen = offered(await this.found(await findEntry(unit, id)), offerId);
    if (caller.suspension !== null) throw growthOnHold();
    const { entry, doctorId, startsAt, endsAt } = seen;
    if (entry.type_archived) throw kindArchived();
    const details = {
      doctorId,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      ...(entry.type_id ? { typeId: entry.type_id } : {}),
    };
    await this.bookings.place(details, entry.patient_id, caller);
    const now = offered(await this.locked(id, version), offerId);
    if (now.entry.patient_id !== entry.patient_id) throw staleVersion();
    const { appointmentId } = now;
    if (!(await confirmHold(unit, appointmentId, caller))) throw lapsed();
    await endOffer(unit, id, 'accepted');
    await endEntry(unit, id, appointmentId, caller.name);
    const change = {
      appointmentId,
      patientId: entry.patient_id,
      doctorId,
      fromStatus: null,
      toStatus: 'scheduled',
      toStartsAt: startsAt,
    } as const;
    await this.history.record('booked', change, caller);
    return this.told('accepted', entry, caller);
  }

  /** The patient waits on, and is not offered this time again. @throws DomainError `waitlist.illegal_state`, `waitlist.lapsed`, `version.stale` */
  async decline(id: string, offerId: string, version: number | null, caller: Principal): Promise<WaitlistEntry> {
    const unit = this.units.current;
    const { entry, ...held } = offered(await this.locked(id, version), offerId);
    await giveBack(unit, await endOffer(unit, id, 'declined'));
    await this.giveOn(held);
    return this.told('declined', entry, caller);
  }

  /** @throws DomainError `waitlist.illegal_state`, `version.stale` */
  async withdraw(id: string, version: number | null, caller: Principal): Promise<void> {
    const unit = this.units.current;
    const entry = await this.locked(id, version);
    refuseEnded(entry);
    await giveBack(unit, await endOffer(unit, id, 'withdrawn'));
    await endEntry(unit, id, null, caller.name);
    if (entry.offer_id !== null) await this.giveOn(offered(entry, entry.offer_id));
    await this.told('withdrawn', entry, caller);
  }

  /** To the next who fits. */
  private giveOn({ doctorId, startsAt, endsAt }: Omit<Offered, 'entry'>): Promise<void> {
    return this.freed.freed(doctorId, { from: startsAt.getTime(), to: endsAt.getTime() });
  }

  private async locked(id: string, version: number | null): Promise<EntryRow> {
    const entry = await this.found(await lockEntry(this.units.current, id));
    if (version !== null && version !== entry.version) throw staleVersion();
    return entry;
  }

  private found(row: EntryRow | undefined): Promise<EntryRow> {
    return row ? Promise.resolve(row) : Promise.reject(missing('waitlist.not_found'));
  }

  private async told(what: string, { id, patient_id: patientId }: EntryRow, { timeZone }: Principal): Promise<WaitlistEntry> {
    await this.audit.record({ action: `waitlist.${what}`, entity: 'waitlist_entry', entityId: id, patientId });
    this.events.emit('waitlist.changed', { entryId: id });
    return toWaitlistEntry((await findEntry(this.units.current, id))!, dateOf(Date.now(), timeZone));
  }
}
