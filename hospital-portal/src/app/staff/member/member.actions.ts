import type { Department, StaffAccess, StaffMember, StaffProfile, StaffProfileRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on a person's page. */
export const MemberPageActions = createActionGroup({
  source: 'Staff Member Page',
  events: {
    Opened: props<{ id: string }>(),
    /** `version` is the one that the form began with. */
    'Profile Asked': props<{ id: string; request: StaffProfileRequest; version: number }>(),
    'Conflict Settled': emptyProps(),
    'End Sessions Asked': props<{ member: StaffMember }>(),
    'Mfa Reset Asked': props<{ member: StaffMember }>(),
  },
});

/** What came back from the server. */
export const MemberApiActions = createActionGroup({
  source: 'Staff Member API',
  events: {
    Loaded: props<{ member: StaffMember; profile: StaffProfile; access: StaffAccess; departments: readonly Department[] }>(),
    'Load Failed': props<{ problem: Problem }>(),
    'Profile Saved': props<{ profile: StaffProfile }>(),
    'Profile Failed': props<{ problem: Problem }>(),
    /** Somebody else saved first. */
    'Profile Stale': props<{ id: string }>(),
    'Conflict Found': props<{ theirs: StaffProfile }>(),
    'Sessions Ended': props<{ member: StaffMember; ended: number }>(),
    'Mfa Reset': props<{ member: StaffMember }>(),
    'Access Failed': props<{ problem: Problem }>(),
    /** The person did not prove that it is they: nothing was asked. */
    'Access Left': emptyProps(),
  },
});
