import type { Wall } from '@hms/shared-dto';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { waitingByDoctor } from './wall.rules';
import { WallApiActions } from './wall.actions';

export interface WallState {
  readonly shown: Wall;
  /** When the server last said so, in milliseconds; null before the first time. */
  readonly loadedAt: number | null;
  readonly failed: boolean;
}

export const initialWall: WallState = { shown: { data: [], more: [] }, loadedAt: null, failed: false };

/** As many as are read from afar. */
const MOST_CALLED = 6;

export const wallFeature = createFeature({
  name: 'wall',
  reducer: createReducer<WallState>(
    initialWall,
    on(WallApiActions.wallLoaded, (_, { wall, at }): WallState => ({ shown: wall, loadedAt: at, failed: false })),
    // What was shown stays, with its age.
    on(WallApiActions.wallFailed, (state): WallState => ({ ...state, failed: true })),
  ),
  extraSelectors: ({ selectShown }) => ({
    /** The latest first, as the server has them. */
    selectCalled: createSelector(selectShown, ({ data }) => data.filter(({ status }) => status === 'called').slice(0, MOST_CALLED)),
    selectWaiting: createSelector(selectShown, waitingByDoctor),
  }),
});
