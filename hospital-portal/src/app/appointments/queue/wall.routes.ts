import type { Routes } from '@angular/router';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as wallEffects from './wall.effects';
import { wallFeature } from './wall.feature';

/** Outside the frame: a television shows it, signed in as somebody who may read appointments. */
export const wallRoutes: Routes = [
  {
    path: '',
    title: 'Wall display',
    providers: [provideIcons(), provideState(wallFeature), provideEffects(wallEffects)],
    loadComponent: async () => (await import('./pages/wall.page')).WallPage,
  },
];
