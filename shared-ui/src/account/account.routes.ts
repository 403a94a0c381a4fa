import type { Routes } from '@angular/router';

/** What a person sees to alone: password, two-step verification, sessions. The same in both apps. */
export const accountRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'Your account', loadComponent: async () => (await import('./account.page')).AccountPage },
  {
    path: 'two-step',
    title: 'Set up two-step verification',
    loadComponent: async () => (await import('./two-step.page')).TwoStepPage,
  },
];
