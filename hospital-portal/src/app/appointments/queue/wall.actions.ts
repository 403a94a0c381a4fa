import type { WallToken } from '@hms/shared-dto';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

export const WallPageActions = createActionGroup({ source: 'Wall Page', events: { 'Wall Wanted': emptyProps() } });

export const WallApiActions = createActionGroup({
  source: 'Wall API',
  events: {
    /** `at` in milliseconds. */
    'Wall Loaded': props<{ tokens: readonly WallToken[]; at: number }>(),
    'Wall Failed': emptyProps(),
  },
});
