import type { ApiClient, PageInfo } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { type EntityState, createEntityAdapter } from '@ngrx/entity';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { ApiClientsApiActions, ApiClientsPageActions, type ClientCommand } from './api-clients.actions';

export type LoadStatus = 'idle' | 'loading' | 'loaded' | 'failed';

export type Command =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly name: ClientCommand }
  | { readonly kind: 'failed'; readonly name: ClientCommand; readonly problem: Problem };

export interface ApiClientsState extends EntityState<ApiClient> {
  readonly list: {
    readonly status: LoadStatus;
    readonly ids: readonly string[];
    readonly page: PageInfo | null;
    readonly problem: Problem | null;
  };
  readonly opened: { readonly id: string | null; readonly status: LoadStatus; readonly problem: Problem | null };
  readonly command: Command;
}

const adapter = createEntityAdapter<ApiClient>();

export const initialClients: ApiClientsState = adapter.getInitialState({
  list: { status: 'idle', ids: [], page: null, problem: null },
  opened: { id: null, status: 'idle', problem: null },
  command: { kind: 'idle' },
});

const begun = (state: ApiClientsState, name: ClientCommand): ApiClientsState => ({ ...state, command: { kind: 'running', name } });

const { selectEntities } = adapter.getSelectors();

export const apiClientsFeature = createFeature({
  name: 'apiClients',
  reducer: createReducer<ApiClientsState>(
    initialClients,
    on(ApiClientsPageActions.listOpened, (state): ApiClientsState => ({
      ...state,
      list: { ...state.list, status: 'loading', problem: null },
    })),
    on(ApiClientsApiActions.listLoaded, (state, { list: { data, page } }): ApiClientsState =>
      adapter.upsertMany(data, { ...state, list: { status: 'loaded', ids: data.map(({ id }) => id), page, problem: null } }),
    ),
    on(ApiClientsApiActions.listFailed, (state, { problem }): ApiClientsState => ({
      ...state,
      list: { ...state.list, status: 'failed', problem },
    })),
    on(ApiClientsPageActions.clientOpened, (state, { id }): ApiClientsState => ({
      ...state,
      opened: { id, status: 'loading', problem: null },
    })),
    on(ApiClientsApiActions.clientLoaded, (state, { client }): ApiClientsState =>
      adapter.upsertOne(client, client.id === state.opened.id ? { ...state, opened: { ...state.opened, status: 'loaded' } } : state),
    ),
    on(ApiClientsApiActions.clientFailed, (state, { id, problem }): ApiClientsState =>
      id === state.opened.id ? { ...state, opened: { id, status: 'failed', problem } } : state,
    ),
    on(ApiClientsPageActions.registerAsked, (state): ApiClientsState => begun(state, 'register')),
    on(ApiClientsPageActions.changeAsked, (state): ApiClientsState => begun(state, 'change')),
    on(ApiClientsPageActions.revokeAsked, (state): ApiClientsState => begun(state, 'revoke')),
    on(ApiClientsPageActions.keyIssued, (state, { client }): ApiClientsState => adapter.upsertOne(client, state)),
    on(ApiClientsApiActions.commandDone, (state, { client }): ApiClientsState =>
      adapter.upsertOne(client, { ...state, command: { kind: 'idle' } }),
    ),
    on(ApiClientsApiActions.commandFailed, (state, { command, problem }): ApiClientsState => ({
      ...state,
      command: { kind: 'failed', name: command, problem },
    })),
    on(ApiClientsPageActions.commandClosed, (state): ApiClientsState => ({ ...state, command: { kind: 'idle' } })),
  ),
  extraSelectors: ({ selectApiClientsState, selectList, selectCommand }) => ({
    /** The apps of the page in the list's order. */
    selectListed: createSelector(selectList, createSelector(selectApiClientsState, selectEntities), ({ ids }, byId) =>
      ids.map((id) => byId[id]).filter((client): client is ApiClient => !!client),
    ),
    selectBusy: createSelector(selectCommand, ({ kind }) => kind === 'running'),
  }),
});
