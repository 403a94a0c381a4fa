import { Component, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ROLE_LABELS, type StaffMember, type StaffProfile } from '@hms/shared-dto';
import {
  Dialogs,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSkeleton,
  HmsStatusChip,
  formatInstant,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { ProfileFormFields } from '../components/profile-form.component';
import type { StaffChange } from '../components/staff-table.component';
import { MemberPageActions } from '../member/member.actions';
import { memberFeature } from '../member/member.feature';
import { type ProfileFormValue, conflictFields, mergeChoice, toRequest } from '../profile-form';
import { labelsOf } from '../role-difference';
import { StaffCommands } from '../staff-commands';
import { STATUS_LOOKS } from '../staff-query';
import { StaffPageActions } from '../staff.actions';
import { staffFeature } from '../staff.feature';

/** One person of the staff: profile, roles, and how the person gets in. */
@Component({
  selector: 'hp-staff-member-page',
  imports: [HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, HmsStatusChip, ProfileFormFields, RouterLink],
  templateUrl: './staff-member.page.html',
  styleUrl: './staff-member.page.scss',
})
export class StaffMemberPage {
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #commands = inject(StaffCommands);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #staff = this.#store.selectSignal(staffFeature.selectStaffState);
  /** Of the profile that a change is made to, if somebody else saved meanwhile. */
  #baseVersion: number | null = null;

  protected readonly state = this.#store.selectSignal(memberFeature.selectStaffMemberState);
  protected readonly form = viewChild(ProfileFormFields);
  protected readonly own = computed(() => this.#user()?.id === this.state().member?.id);
  protected readonly refusal = computed(() => this.#staff().refusal ?? this.state().accessProblem);
  protected readonly roles = computed(
    () =>
      this.state()
        .member?.roles.map((role) => ROLE_LABELS[role])
        .join(', ') ?? '',
  );
  protected readonly may = computed(() => labelsOf(this.state().member?.roles ?? []));
  protected readonly seen = computed(() => {
    const at = this.state().member?.lastSignInAt;
    return at ? formatInstant(at) : 'Never';
  });
  protected readonly lastUsed = computed(() => {
    const at = this.state().access?.lastUsedAt;
    return at ? formatInstant(at) : null;
  });

  constructor() {
    this.#store.dispatch(StaffPageActions.refusalRead());
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
    effect(() => {
      const { theirs } = this.state();
      if (theirs) untracked(() => void this.#settle(theirs));
    });
    effect(() => {
      const { conflict } = this.#staff();
      if (!conflict) return;
      untracked(() => {
        this.#store.dispatch(StaffPageActions.conflictSettled());
        void this.#commands.changeRoles({ member: conflict.theirs, conflict });
      });
    });
  }

  protected look(member: StaffMember) {
    return STATUS_LOOKS[member.status];
  }

  protected load(): void {
    this.#baseVersion = null;
    this.#store.dispatch(MemberPageActions.opened({ id: this.id() }));
  }

  protected ask(change: StaffChange): void {
    const { member } = this.state();
    if (member) this.#commands.run({ member, change });
  }

  protected save(value: ProfileFormValue): void {
    const version = this.#baseVersion ?? this.state().profile?.version ?? 0;
    this.#baseVersion = null;
    this.#store.dispatch(MemberPageActions.profileAsked({ id: this.id(), request: toRequest(value), version }));
  }

  protected async endSessions(member: StaffMember): Promise<void> {
    if (this.state().busy || !this.state().access?.openSessions) return;
    const answer = await this.#dialogs.confirm({
      title: `Sign ${member.name} out of this hospital?`,
      text: 'Everywhere, within seconds. What is not saved there is lost. The person can sign in again.',
      confirm: 'End sessions',
      cancel: 'Leave signed in',
    });
    if (answer) this.#store.dispatch(MemberPageActions.endSessionsAsked({ member }));
  }

  protected async resetMfa(member: StaffMember): Promise<void> {
    if (this.state().busy) return;
    const answer = await this.#dialogs.confirm({
      title: `Reset the second factor of ${member.name}?`,
      text: 'For who has lost the authenticator and the recovery codes. All sessions end, and the person is told by mail. Make sure that it is they who ask.',
      confirm: 'Reset second factor',
      cancel: 'Keep it',
      danger: true,
    });
    if (answer) this.#store.dispatch(MemberPageActions.mfaResetAsked({ member }));
  }

  async #settle(theirs: StaffProfile): Promise<void> {
    this.#store.dispatch(MemberPageActions.conflictSettled());
    const form = this.form();
    if (!form) return;
    const yours = form.value();
    const names = new Map(this.state().departments.map(({ id, name }) => [id, name]));
    const fields = conflictFields(yours, theirs, (id) => names.get(id) ?? theirs.departmentName ?? 'Archived department');
    const choice = fields.length
      ? await this.#dialogs.resolveConflict({ text: 'Someone else changed this profile meanwhile.', fields })
      : {};
    if (!choice) return;
    const merged = mergeChoice(yours, theirs, choice);
    form.show(merged);
    this.#baseVersion = theirs.version;
    this.save(merged);
  }
}
