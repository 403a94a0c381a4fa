import type { Department, StaffAccess, StaffMember, StaffProfile } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { StaffApiActions } from '../staff.actions';
import { MemberApiActions, MemberPageActions } from './member.actions';

export interface MemberState {
  readonly status: 'loading' | 'loaded' | 'failed';
  /** Whose page this is: an answer about somebody else is not shown. */
  readonly id: string | null;
  readonly member: StaffMember | null;
  readonly profile: StaffProfile | null;
  readonly access: StaffAccess | null;
  /** Those that can be chosen. */
  readonly departments: readonly Department[];
  readonly problem: Problem | null;
  readonly saving: boolean;
  /** Why the profile was not saved. */
  readonly saveProblem: Problem | null;
  /** What somebody else saved meanwhile, until it is settled. */
  readonly theirs: StaffProfile | null;
  /** Sessions are being ended, or the second factor taken away. */
  readonly busy: boolean;
  readonly accessProblem: Problem | null;
}

export const initialMember: MemberState = {
  ...{ status: 'loading', id: null, member: null, profile: null, access: null, departments: [], problem: null },
  ...{ saving: false, saveProblem: null, theirs: null, busy: false, accessProblem: null },
};

export const memberFeature = createFeature({
  name: 'staffMember',
  reducer: createReducer<MemberState>(
    initialMember,
    on(MemberPageActions.opened, (state, { id }): MemberState =>
      state.id === id ? { ...state, problem: null } : { ...initialMember, id },
    ),
    on(MemberApiActions.loaded, (state, { member, profile, access, departments }): MemberState =>
      member.id === state.id ? { ...state, status: 'loaded', member, profile, access, departments } : state,
    ),
    on(MemberApiActions.loadFailed, (state, { problem }): MemberState => ({ ...state, status: 'failed', problem })),
    on(StaffApiActions.changed, (state, { member }): MemberState => (member.id === state.id ? { ...state, member } : state)),
    on(MemberPageActions.profileAsked, (state): MemberState => ({ ...state, saving: true, saveProblem: null })),
    on(MemberApiActions.profileSaved, (state, { profile }): MemberState => ({ ...state, saving: false, profile })),
    on(MemberApiActions.profileFailed, (state, { problem }): MemberState => ({ ...state, saving: false, saveProblem: problem })),
    on(MemberApiActions.conflictFound, (state, { theirs }): MemberState => ({ ...state, saving: false, theirs })),
    on(MemberPageActions.conflictSettled, (state): MemberState => ({ ...state, theirs: null })),
    on(MemberPageActions.endSessionsAsked, MemberPageActions.mfaResetAsked, (state): MemberState => ({
      ...state,
      busy: true,
      accessProblem: null,
    })),
    on(MemberApiActions.sessionsEnded, MemberApiActions.mfaReset, MemberApiActions.accessLeft, (state): MemberState => ({
      ...state,
      busy: false,
    })),
    on(MemberApiActions.accessFailed, (state, { problem }): MemberState => ({ ...state, busy: false, accessProblem: problem })),
  ),
});
