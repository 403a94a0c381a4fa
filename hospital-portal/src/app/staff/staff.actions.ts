import type { HospitalRole, InviteStaffRequest, StaffList, StaffMember } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { RolesConflict } from './role-difference';
import type { StaffListQuery } from './staff-query';

/** What happened on the pages. */
export const StaffPageActions = createActionGroup({
  source: 'Staff Page',
  events: {
    'List Queried': props<{ query: StaffListQuery }>(),
    /** Who is listed has changed at the server. */
    'List Outdated': emptyProps(),
    'Invite Form Opened': emptyProps(),
    'Invite Asked': props<{ request: InviteStaffRequest; key: string }>(),
    /** `member` is the person as the roles were chosen. */
    'Roles Asked': props<{ member: StaffMember; roles: HospitalRole[] }>(),
    'Conflict Settled': emptyProps(),
    'Suspend Asked': props<{ id: string; reason: string }>(),
    'Activate Asked': props<{ id: string }>(),
    /** Of people who asked to join. */
    'Approve Asked': props<{ id: string; roles: HospitalRole[] }>(),
    'Reject Asked': props<{ member: StaffMember; reason: string }>(),
    'Invitation Asked': props<{ id: string }>(),
    'Refusal Read': emptyProps(),
  },
});

/** What came back from the server. `done` is what the person reads. */
export const StaffApiActions = createActionGroup({
  source: 'Staff API',
  events: {
    'List Loaded': props<{ list: StaffList }>(),
    'List Failed': props<{ problem: Problem }>(),
    Invited: props<{ member: StaffMember }>(),
    'Invite Failed': props<{ problem: Problem }>(),
    Changed: props<{ member: StaffMember; done: string }>(),
    Rejected: props<{ member: StaffMember }>(),
    'Roles Stale': props<{ member: StaffMember; roles: HospitalRole[] }>(),
    'Conflict Found': props<{ conflict: RolesConflict }>(),
    'Change Failed': props<{ problem: Problem }>(),
  },
});
