import type { ApiClient, ApiClientList, ApiClientQuery, CreateApiClientRequest, UpdateApiClientRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What the operator asks the server to do; one at a time. Issuing a key is none of it: a key goes through no action. */
export type ClientCommand = 'register' | 'change' | 'revoke';

/** What happened on the pages. */
export const ApiClientsPageActions = createActionGroup({
  source: 'API Clients Page',
  events: {
    'List Opened': props<{ query: ApiClientQuery }>(),
    'Client Opened': props<{ id: string }>(),
    'Register Asked': props<{ request: CreateApiClientRequest; key: string }>(),
    'Change Asked': props<{ id: string; version: number; request: UpdateApiClientRequest }>(),
    'Revoke Asked': props<{ id: string }>(),
    'Command Closed': emptyProps(),
    /** The dialog got a key; the app has it among its keys now. */
    'Key Issued': props<{ client: ApiClient }>(),
  },
});

/** What came back from the server. */
export const ApiClientsApiActions = createActionGroup({
  source: 'API Clients API',
  events: {
    'List Loaded': props<{ list: ApiClientList }>(),
    'List Failed': props<{ problem: Problem }>(),
    'Client Loaded': props<{ client: ApiClient }>(),
    'Client Failed': props<{ id: string; problem: Problem }>(),
    'Command Done': props<{ command: ClientCommand; client: ApiClient }>(),
    'Command Failed': props<{ command: ClientCommand; problem: Problem }>(),
  },
});
