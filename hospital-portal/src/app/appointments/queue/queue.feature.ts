import type { QueueToken } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { type QueueQuery, statusesOf } from './queue-query';
import { byDoctor } from './queue-steps';
import { QueueApiActions, QueuePageActions } from './queue.actions';
import type { QueuePage } from './queue.api';

export interface QueueState {
  readonly query: QueueQuery;
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  /** What was loaded last; it stays, dimmed, while the next comes. */
  readonly page: QueuePage | null;
  readonly problem: Problem | null;
  /** Tokens and doctors for whom something is on its way. */
  readonly busy: readonly string[];
  /** Why the last step was refused. */
  readonly refusal: Problem | null;
  /** The number that is to be printed. */
  readonly slip: { readonly token: QueueToken | null; readonly problem: Problem | null };
  readonly issuing: { readonly status: 'idle' | 'saving' | 'failed'; readonly problem: Problem | null };
}

export const initialQueue: QueueState = {
  query: {},
  status: 'idle',
  page: null,
  problem: null,
  busy: [],
  refusal: null,
  slip: { token: null, problem: null },
  issuing: { status: 'idle', problem: null },
};

/** With the token as it is now; out of sight when the question does not want it any more. */
function withToken({ page, query }: QueueState, token: QueueToken): QueuePage | null {
  if (!page) return null;
  const others = page.tokens.filter(({ id }) => id !== token.id);
  return { ...page, tokens: statusesOf(query).includes(token.status) ? [...others, token] : others };
}

const without = (busy: readonly string[], subject: string): readonly string[] => busy.filter((one) => one !== subject);

export const queueFeature = createFeature({
  name: 'queue',
  reducer: createReducer<QueueState>(
    initialQueue,
    on(QueuePageActions.queueQueried, (state, { query }): QueueState => ({
      ...state,
      query,
      status: 'loading',
      problem: null,
      refusal: null,
    })),
    on(QueueApiActions.queueLoaded, (state, { page }): QueueState => ({ ...state, status: 'loaded', page, problem: null })),
    on(QueueApiActions.queueFailed, (state, { problem }): QueueState => ({ ...state, status: 'failed', page: null, problem })),
    on(QueuePageActions.nextAsked, (state, { doctorId }): QueueState => ({ ...state, busy: [...state.busy, doctorId], refusal: null })),
    on(QueuePageActions.stepAsked, QueuePageActions.priorityAsked, (state, { token }): QueueState => ({
      ...state,
      busy: [...state.busy, token.id],
      refusal: null,
    })),
    on(QueueApiActions.stepped, (state, { subject, token }): QueueState => ({
      ...state,
      busy: without(state.busy, subject),
      page: withToken(state, token),
    })),
    on(QueueApiActions.stepFailed, (state, { subject, problem }): QueueState => ({
      ...state,
      busy: without(state.busy, subject),
      refusal: problem,
    })),
    on(QueuePageActions.refusalRead, (state): QueueState => ({ ...state, refusal: null })),
    on(QueuePageActions.slipOpened, (state, { id }): QueueState => ({
      ...state,
      slip: { token: state.slip.token?.id === id ? state.slip.token : null, problem: null },
    })),
    on(QueueApiActions.slipLoaded, (state, { token }): QueueState => ({ ...state, slip: { token, problem: null } })),
    on(QueueApiActions.slipFailed, (state, { problem }): QueueState => ({ ...state, slip: { token: null, problem } })),
    on(QueuePageActions.formOpened, (state): QueueState => ({ ...state, issuing: initialQueue.issuing })),
    on(QueuePageActions.tokenAsked, (state): QueueState => ({ ...state, issuing: { status: 'saving', problem: null } })),
    on(QueueApiActions.tokenIssued, (state, { token }): QueueState => ({
      ...state,
      issuing: initialQueue.issuing,
      slip: { token, problem: null },
    })),
    on(QueueApiActions.issueFailed, (state, { problem }): QueueState => ({ ...state, issuing: { status: 'failed', problem } })),
  ),
  extraSelectors: ({ selectPage }) => ({
    selectGroups: createSelector(selectPage, (page) => byDoctor(page?.tokens ?? [])),
  }),
});
