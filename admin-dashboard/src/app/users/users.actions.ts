import type { CreateUserRequest, User, UserActionRequest, UserList, UserQuery } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

export type UserCommand = 'suspend' | 'activate' | 'resend' | 'add' | 'resetMfa';

export const UsersPageActions = createActionGroup({
  source: 'Users Page',
  events: {
    'List Opened': props<{ query: UserQuery }>(),
    'Suspend Asked': props<{ id: string; request: UserActionRequest }>(),
    'Activate Asked': props<{ id: string; request: UserActionRequest }>(),
    'Resend Asked': props<{ id: string; request: UserActionRequest }>(),
    'Mfa Reset Asked': props<{ user: User; reason: string }>(),
    'Add Asked': props<{ request: CreateUserRequest; key: string }>(),
    'Command Closed': emptyProps(),
  },
});

export const UsersApiActions = createActionGroup({
  source: 'Users API',
  events: {
    'List Loaded': props<{ list: UserList }>(),
    'List Failed': props<{ problem: Problem }>(),
    'Command Done': props<{ command: UserCommand; user: User }>(),
    'Command Failed': props<{ command: UserCommand; problem: Problem }>(),
  },
});
