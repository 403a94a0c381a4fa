import type { PageInfo, User } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { type EntityState, createEntityAdapter } from '@ngrx/entity';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { type UserCommand, UsersApiActions, UsersPageActions } from './users.actions';

export type Command =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly name: UserCommand }
  | { readonly kind: 'failed'; readonly name: UserCommand; readonly problem: Problem };

export interface UsersState extends EntityState<User> {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly listed: readonly string[];
  readonly page: PageInfo | null;
  readonly problem: Problem | null;
  readonly command: Command;
}

/** One person may belong to several hospitals, so an entry is known by both. */
export const keyOf = ({ id, tenantId }: Pick<User, 'id' | 'tenantId'>): string => `${tenantId}/${id}`;

const adapter = createEntityAdapter<User>({ selectId: keyOf });

export const initialUsers: UsersState = adapter.getInitialState({
  status: 'idle',
  listed: [],
  page: null,
  problem: null,
  command: { kind: 'idle' },
});

const begun = (state: UsersState, name: UserCommand): UsersState => ({ ...state, command: { kind: 'running', name } });

const { selectEntities } = adapter.getSelectors();

export const usersFeature = createFeature({
  name: 'users',
  reducer: createReducer<UsersState>(
    initialUsers,
    on(UsersPageActions.listOpened, (state): UsersState => ({ ...state, status: 'loading', problem: null })),
    on(UsersApiActions.listLoaded, (state, { list: { data, page } }): UsersState =>
      adapter.setAll(data, { ...state, status: 'loaded', listed: data.map(keyOf), page, problem: null }),
    ),
    on(UsersApiActions.listFailed, (state, { problem }): UsersState => ({ ...state, status: 'failed', problem })),
    on(UsersPageActions.suspendAsked, (state): UsersState => begun(state, 'suspend')),
    on(UsersPageActions.activateAsked, (state): UsersState => begun(state, 'activate')),
    on(UsersPageActions.resendAsked, (state): UsersState => begun(state, 'resend')),
    on(UsersPageActions.mfaResetAsked, (state): UsersState => begun(state, 'resetMfa')),
    on(UsersPageActions.addAsked, (state): UsersState => begun(state, 'add')),
    on(UsersApiActions.commandDone, (state, { user }): UsersState => adapter.upsertOne(user, { ...state, command: { kind: 'idle' } })),
    on(UsersApiActions.commandFailed, (state, { command, problem }): UsersState => ({
      ...state,
      command: { kind: 'failed', name: command, problem },
    })),
    on(UsersPageActions.commandClosed, (state): UsersState => ({ ...state, command: { kind: 'idle' } })),
  ),
  extraSelectors: ({ selectUsersState, selectListed, selectCommand }) => ({
    /** The people of the page in the list's order. */
    selectPeople: createSelector(selectListed, createSelector(selectUsersState, selectEntities), (keys, byKey) =>
      keys.map((key) => byKey[key]).filter((user): user is User => !!user),
    ),
    selectBusy: createSelector(selectCommand, ({ kind }) => kind === 'running'),
  }),
});
