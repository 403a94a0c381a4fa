import { Injectable, Injector, inject } from '@angular/core';
import type { AppointmentList, HospitalRole, StaffMember } from '@hms/shared-dto';
import { Dialogs, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { catchError, firstValueFrom, of, timeout } from 'rxjs';
import type { RolesQuestion } from './components/roles-dialog.component';
import type { StaffChange, StaffChangeAsked } from './components/staff-table.component';
import { StaffPageActions } from './staff.actions';
import { StaffApi } from './staff.api';
import { NAMED_BOOKINGS, noDoctorQuestion, suspendQuestion } from './suspend-question';

/** Nobody is kept from shutting somebody out by a slow answer. */
const PATIENCE_MS = 5000;
const NO_BOOKINGS: AppointmentList = { data: [], page: { nextCursor: null, total: 0, totalIsEstimate: false } };

/** What can be done with a person of the staff, with the questions before it. */
@Injectable({ providedIn: 'root' })
export class StaffCommands {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #injector = inject(Injector);
  readonly #api = inject(StaffApi);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #zone = () => this.#user()?.timeZone ?? 'UTC';
  readonly #commands: Readonly<Record<StaffChange, (member: StaffMember) => void>> = {
    roles: (member) => void this.changeRoles({ member }),
    approve: (member) => void this.#approve(member),
    reject: (member) => void this.#reject(member),
    suspend: (member) => void this.#suspend(member),
    activate: (member) => void this.#activate(member),
    invitation: ({ id }) => this.#store.dispatch(StaffPageActions.invitationAsked({ id })),
  };

  run({ member, change }: StaffChangeAsked): void {
    this.#commands[change](member);
  }

  async changeRoles(question: RolesQuestion): Promise<void> {
    const { member } = question;
    const roles = await this.#chooseRoles(question);
    if (roles && (await this.#mayHave(member, roles))) this.#store.dispatch(StaffPageActions.rolesAsked({ member, roles }));
  }

  /** Who is a doctor no longer leaves bookings behind: whoever decides so sees them first. */
  async #mayHave(member: StaffMember, roles: readonly HospitalRole[]): Promise<boolean> {
    if (roles.includes('Doctor')) return true;
    const bookings = await this.#bookingsOf(member);
    return bookings?.data.length === 0 || (await this.#dialogs.confirm(noDoctorQuestion(member, bookings, this.#zone()))) !== null;
  }

  async #approve(member: StaffMember): Promise<void> {
    const roles = await this.#chooseRoles({ member, joins: true });
    if (roles) this.#store.dispatch(StaffPageActions.approveAsked({ id: member.id, roles }));
  }

  async #reject(member: StaffMember): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: `Reject ${member.name}?`,
      text: 'The request is taken off the list, and the person is told by mail that they are not let in. They may ask again.',
      confirm: 'Reject',
      cancel: 'Leave it waiting',
      danger: true,
      reason: { label: 'Reason, for the audit alone' },
    });
    if (answer) this.#store.dispatch(StaffPageActions.rejectAsked({ member, reason: answer.reason }));
  }

  async #suspend(member: StaffMember): Promise<void> {
    const answer = await this.#dialogs.confirm(suspendQuestion(member, await this.#bookingsOf(member), this.#zone()));
    if (answer) this.#store.dispatch(StaffPageActions.suspendAsked({ id: member.id, reason: answer.reason }));
  }

  /** Null where they cannot be read in time. */
  #bookingsOf({ id, roles }: StaffMember): Promise<AppointmentList | null> {
    const bookings = roles.includes('Doctor') ? this.#api.bookings(id, NAMED_BOOKINGS) : of(NO_BOOKINGS);
    return firstValueFrom(
      bookings.pipe(
        timeout(PATIENCE_MS),
        catchError(() => of(null)),
      ),
    );
  }

  async #activate(member: StaffMember): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: `Activate ${member.name}?`,
      text: 'This person can sign in to this hospital again. It takes a seat of the plan.',
      confirm: 'Activate',
      cancel: 'Leave as it is',
    });
    if (answer) this.#store.dispatch(StaffPageActions.activateAsked({ id: member.id }));
  }

  async #chooseRoles(question: RolesQuestion): Promise<HospitalRole[] | undefined> {
    const [{ MatDialog }, { RolesDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./components/roles-dialog.component'),
    ]);
    const dialog = this.#injector
      .get(MatDialog)
      .open<unknown, RolesQuestion, HospitalRole[]>(RolesDialog, { data: question, width: '560px' });
    return firstValueFrom(dialog.afterClosed());
  }
}
