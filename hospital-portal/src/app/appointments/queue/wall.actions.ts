import type { Wall } from '@hms/shared-dto';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { WallQuery } from './wall-query';

export const WallPageActions = createActionGroup({ source: 'Wall Page', events: { 'Wall Wanted': props<{ query: WallQuery }>() } });

export const WallApiActions = createActionGroup({
  source: 'Wall API',
  events: {
    /** `at` in milliseconds. */
    'Wall Loaded': props<{ wall: Wall; at: number }>(),
    'Wall Failed': emptyProps(),
  },
});
