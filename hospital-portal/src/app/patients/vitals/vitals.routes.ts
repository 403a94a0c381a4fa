import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as vitalsEffects from './vitals.effects';
import { vitalsFeature } from './vitals.feature';
import { VitalsPage } from './vitals.page';

/** The vital signs of a patient. */
export const vitalsRoutes: Routes = [
  { path: '', providers: [provideState(vitalsFeature), provideEffects(vitalsEffects)], component: VitalsPage },
];
