import type { Route } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as directoryEffects from './directory.effects';
import { directoryFeature } from './directory.feature';
import { type DirectoryKind, KIND_WORDS } from './directory-kind';

const page = (kind: DirectoryKind): Route => ({
  path: kind,
  title: KIND_WORDS[kind].title,
  data: { kind },
  loadComponent: async () => (await import('./pages/directory.page')).DirectoryPage,
});

/** Departments, rooms and types of appointments. */
export const directoryRoutes: Route[] = [
  {
    path: '',
    providers: [provideState(directoryFeature), provideEffects(directoryEffects)],
    children: [page('departments'), page('rooms'), page('appointment-types')],
  },
];
