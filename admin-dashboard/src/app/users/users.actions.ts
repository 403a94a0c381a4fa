import type { CreateUserRequest, User, UserActionRequest, UserList, UserQuery } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

export type UserCommand = 'suspend' | 'activate' | 'resend' | 'add';

/** A hospital to filter by. */
export interface HospitalChoice {
  readonly id: string;
  readonly name: string;
}

export const UsersPageActions = createActionGroup({
  source: 'Users Page',
  events: {
    'List Opened': props<{ query: UserQuery }>(),
    'Hospitals Searched': props<{ q: string }>(),
    'Suspend Asked': props<{ id: string; request: UserActionRequest }>(),
    'Activate Asked': props<{ id: string; request: UserActionRequest }>(),
    'Resend Asked': props<{ id: string; request: UserActionRequest }>(),
    'Add Asked': props<{ request: CreateUserRequest; key: string }>(),
    'Command Closed': emptyProps(),
  },
});

export const UsersApiActions = createActionGroup({
  source: 'Users API',
  events: {
    'List Loaded': props<{ list: UserList }>(),
    'List Failed': props<{ problem: Problem }>(),
    'Hospitals Found': props<{ hospitals: readonly HospitalChoice[] }>(),
    'Command Done': props<{ command: UserCommand; user: User }>(),
    'Command Failed': props<{ command: UserCommand; problem: Problem }>(),
  },
});
