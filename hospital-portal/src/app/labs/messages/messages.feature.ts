import type { LabCodeMappingList, LabMessage, LabMessageLine, LabTest, PageInfo } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { MessagesApiActions, MessagesPageActions, type Sent } from './messages.actions';

type Status = 'idle' | 'loading' | 'loaded' | 'failed';

export interface MessagesState {
  /** What was loaded last stays, dimmed, while the next comes. */
  readonly list: {
    readonly status: Status;
    readonly data: readonly LabMessageLine[];
    readonly page: PageInfo | null;
    readonly problem: Problem | null;
  };
  /** How many wait for a person; null while nobody knows. */
  readonly waiting: number | null;
  readonly sending: { readonly status: 'idle' | 'sending' | 'failed'; readonly sent: Sent | null; readonly problem: Problem | null };
  readonly one: {
    readonly status: Status;
    readonly id: string | null;
    readonly value: LabMessage | null;
    readonly problem: Problem | null;
  };
  readonly tests: readonly LabTest[];
  readonly stepping: boolean;
  /** Why the last step was refused. */
  readonly refusal: Problem | null;
  readonly codes: { readonly status: Status; readonly value: LabCodeMappingList | null; readonly problem: Problem | null };
}

export const initialMessages: MessagesState = {
  list: { status: 'idle', data: [], page: null, problem: null },
  waiting: null,
  sending: { status: 'idle', sent: null, problem: null },
  one: { status: 'idle', id: null, value: null, problem: null },
  ...{ tests: [], stepping: false, refusal: null },
  codes: { status: 'idle', value: null, problem: null },
};

export const messagesFeature = createFeature({
  name: 'labMessages',
  reducer: createReducer<MessagesState>(
    initialMessages,
    on(MessagesPageActions.listQueried, (state): MessagesState => ({
      ...state,
      list: { ...state.list, status: 'loading', problem: null },
    })),
    on(MessagesApiActions.listLoaded, (state, { list }): MessagesState => ({
      ...state,
      list: { ...list, status: 'loaded', problem: null },
    })),
    on(MessagesApiActions.listFailed, (state, { problem }): MessagesState => ({
      ...state,
      list: { ...state.list, status: 'failed', problem },
    })),
    on(MessagesApiActions.waitingCounted, (state, { waiting }): MessagesState => ({ ...state, waiting })),
    on(MessagesPageActions.fileChosen, (state): MessagesState => ({ ...state, sending: { status: 'sending', sent: null, problem: null } })),
    on(MessagesApiActions.sendingWentOn, (state, { sent }): MessagesState => ({
      ...state,
      sending: { status: sent.done < sent.total ? 'sending' : 'idle', sent, problem: null },
    })),
    on(MessagesApiActions.sendingFailed, (state, { problem }): MessagesState => ({
      ...state,
      sending: { ...state.sending, status: 'failed', problem },
    })),
    on(MessagesPageActions.messageOpened, (state, { id }): MessagesState => ({
      ...state,
      one: { status: 'loading', id, value: state.one.id === id ? state.one.value : null, problem: null },
      refusal: null,
    })),
    // What comes late for another message is not shown in its place.
    on(MessagesApiActions.messageLoaded, (state, { message }): MessagesState =>
      state.one.id === message.id ? { ...state, one: { status: 'loaded', id: message.id, value: message, problem: null } } : state,
    ),
    on(MessagesApiActions.messageFailed, (state, { problem }): MessagesState => ({
      ...state,
      one: { ...state.one, status: 'failed', problem },
    })),
    on(MessagesApiActions.testsLoaded, (state, { tests }): MessagesState => ({ ...state, tests })),
    on(
      MessagesPageActions.releaseAsked,
      MessagesPageActions.discardAsked,
      MessagesPageActions.codeSaid,
      MessagesPageActions.codeRemoved,
      (state): MessagesState => ({ ...state, stepping: true, refusal: null }),
    ),
    on(MessagesApiActions.stepped, (state, { message }): MessagesState => ({
      ...state,
      ...{ stepping: false, refusal: null },
      one: state.one.id === message.id ? { status: 'loaded', id: message.id, value: message, problem: null } : state.one,
    })),
    on(MessagesApiActions.stepFailed, (state, { problem }): MessagesState => ({ ...state, stepping: false, refusal: problem })),
    on(MessagesPageActions.codesWanted, (state): MessagesState => ({
      ...state,
      codes: { ...state.codes, status: 'loading', problem: null },
    })),
    on(MessagesApiActions.codesLoaded, (state, { codes }): MessagesState => ({
      ...state,
      ...{ stepping: false, codes: { status: 'loaded', value: codes, problem: null } },
    })),
    on(MessagesApiActions.codesFailed, (state, { problem }): MessagesState => ({
      ...state,
      ...{ stepping: false, codes: { ...state.codes, status: 'failed', problem } },
    })),
  ),
});
