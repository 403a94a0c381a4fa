import type { PageInfo, StaffMember, UsageMeter } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import type { RolesConflict } from './role-difference';
import { StaffApiActions, StaffPageActions } from './staff.actions';
import type { StaffListQuery } from './staff-query';

export interface StaffState {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly query: StaffListQuery;
  readonly data: readonly StaffMember[];
  readonly page: PageInfo | null;
  /** Seats of the plan; null until first loaded. */
  readonly seats: UsageMeter | null;
  readonly problem: Problem | null;
  readonly inviting: 'idle' | 'sending';
  readonly inviteProblem: Problem | null;
  /** The person whose change is on its way. */
  readonly changingId: string | null;
  /** Why the last change was refused. */
  readonly refusal: Problem | null;
  /** What somebody else changed meanwhile, with one's own choice, until it is shown. */
  readonly conflict: RolesConflict | null;
}

export const initialStaff: StaffState = {
  status: 'idle',
  query: {},
  data: [],
  page: null,
  seats: null,
  problem: null,
  inviting: 'idle',
  inviteProblem: null,
  changingId: null,
  refusal: null,
  conflict: null,
};

const withMember = (data: readonly StaffMember[], member: StaffMember) => data.map((one) => (one.id === member.id ? member : one));

export const staffFeature = createFeature({
  name: 'staff',
  reducer: createReducer<StaffState>(
    initialStaff,
    on(StaffPageActions.listQueried, (state, { query }): StaffState => ({ ...state, query, status: 'loading', problem: null })),
    on(StaffApiActions.listLoaded, (state, { list }): StaffState => ({
      ...state,
      status: 'loaded',
      data: list.data,
      page: list.page,
      seats: list.seats,
    })),
    on(StaffApiActions.listFailed, (state, { problem }): StaffState => ({ ...state, status: 'failed', data: [], page: null, problem })),
    on(StaffPageActions.inviteFormOpened, (state): StaffState => ({ ...state, inviting: 'idle', inviteProblem: null })),
    on(StaffPageActions.inviteAsked, (state): StaffState => ({ ...state, inviting: 'sending', inviteProblem: null })),
    on(StaffApiActions.invited, (state): StaffState => ({ ...state, inviting: 'idle' })),
    on(StaffApiActions.inviteFailed, (state, { problem }): StaffState => ({ ...state, inviting: 'idle', inviteProblem: problem })),
    on(StaffPageActions.rolesAsked, StaffPageActions.rejectAsked, (state, { member }): StaffState => ({
      ...state,
      changingId: member.id,
      refusal: null,
    })),
    on(
      StaffPageActions.suspendAsked,
      StaffPageActions.activateAsked,
      StaffPageActions.approveAsked,
      StaffPageActions.invitationAsked,
      (state, { id }): StaffState => ({ ...state, changingId: id, refusal: null }),
    ),
    on(StaffApiActions.changed, (state, { member }): StaffState => ({ ...state, changingId: null, data: withMember(state.data, member) })),
    on(StaffApiActions.rejected, (state, { member: { id } }): StaffState => ({
      ...state,
      changingId: null,
      data: state.data.filter((one) => one.id !== id),
    })),
    on(StaffApiActions.conflictFound, (state, { conflict }): StaffState => ({
      ...state,
      changingId: null,
      data: withMember(state.data, conflict.theirs),
      conflict,
    })),
    on(StaffPageActions.conflictSettled, (state): StaffState => ({ ...state, conflict: null })),
    on(StaffApiActions.changeFailed, (state, { problem }): StaffState => ({ ...state, changingId: null, refusal: problem })),
    on(StaffPageActions.refusalRead, (state): StaffState => ({ ...state, refusal: null })),
  ),
});
