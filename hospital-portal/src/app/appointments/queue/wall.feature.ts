import type { WallToken } from '@hms/shared-dto';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { waitingByDoctor } from './wall.rules';
import { WallApiActions } from './wall.actions';

export interface WallState {
  readonly tokens: readonly WallToken[];
  /** When the server last said so, in milliseconds; null before the first time. */
  readonly loadedAt: number | null;
  readonly failed: boolean;
}

export const initialWall: WallState = { tokens: [], loadedAt: null, failed: false };

/** As many as are read from afar. */
const MOST_CALLED = 6;

export const wallFeature = createFeature({
  name: 'wall',
  reducer: createReducer<WallState>(
    initialWall,
    on(WallApiActions.wallLoaded, (_, { tokens, at }): WallState => ({ tokens, loadedAt: at, failed: false })),
    // What was shown stays, with its age.
    on(WallApiActions.wallFailed, (state): WallState => ({ ...state, failed: true })),
  ),
  extraSelectors: ({ selectTokens }) => ({
    /** The latest first, as the server has them. */
    selectCalled: createSelector(selectTokens, (tokens) => tokens.filter(({ status }) => status === 'called').slice(0, MOST_CALLED)),
    selectWaiting: createSelector(selectTokens, waitingByDoctor),
  }),
});
