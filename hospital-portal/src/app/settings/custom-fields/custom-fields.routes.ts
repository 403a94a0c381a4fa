import type { Route } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as toldEffects from './custom-fields-told.effects';
import * as customFieldsEffects from './custom-fields.effects';
import { customFieldsFeature } from './custom-fields.feature';

/** Fields of patients that the hospital defines itself. */
export const customFieldsRoutes: Route[] = [
  {
    path: '',
    title: 'Custom fields',
    providers: [provideState(customFieldsFeature), provideEffects(customFieldsEffects, toldEffects)],
    loadComponent: async () => (await import('./pages/custom-fields.page')).CustomFieldsPage,
  },
];
