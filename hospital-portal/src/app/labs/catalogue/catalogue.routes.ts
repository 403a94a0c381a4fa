import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as catalogueEffects from './catalogue.effects';
import { catalogueFeature } from './catalogue.feature';

/** What the laboratory measures, and against what. */
export const catalogueRoutes: Routes = [
  {
    path: '',
    providers: [provideState(catalogueFeature), provideEffects(catalogueEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./catalogue.page')).CataloguePage },
      {
        path: 'import',
        title: 'Import tests',
        loadComponent: async () => (await import('./catalogue-import.page')).CatalogueImportPage,
      },
      { path: ':id', loadComponent: async () => (await import('./lab-test.page')).LabTestPage },
    ],
  },
];
