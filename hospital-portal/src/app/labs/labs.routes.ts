import type { Routes } from '@angular/router';
import { requirePermission } from '@hms/shared-ui/session';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as labsEffects from './labs.effects';
import { labsFeature } from './labs.feature';
import * as codesEffects from './messages/codes.effects';
import * as messagesEffects from './messages/messages.effects';
import { messagesFeature } from './messages/messages.feature';

/** The laboratory: worklists, the entry grid, critical results, the catalogue. */
export const labsRoutes: Routes = [
  {
    path: '',
    providers: [provideState(labsFeature), provideState(messagesFeature), provideEffects(labsEffects, messagesEffects, codesEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/worklist.page')).WorklistPage },
      {
        path: 'critical',
        title: 'Critical results',
        loadComponent: async () => (await import('./pages/critical.page')).CriticalPage,
      },
      {
        path: 'catalogue',
        title: 'Laboratory catalogue',
        canActivate: [requirePermission('labs:catalogue')],
        loadChildren: async () => (await import('./catalogue/catalogue.routes')).catalogueRoutes,
      },
      { path: 'messages', title: 'Messages', loadComponent: async () => (await import('./messages/messages.page')).MessagesPage },
      {
        path: 'messages/codes',
        title: 'Codes of senders',
        loadComponent: async () => (await import('./messages/codes.page')).LabCodesPage,
      },
      { path: 'messages/:id', title: 'Message', loadComponent: async () => (await import('./messages/message.page')).MessagePage },
      { path: ':id/label', title: 'Specimen label', loadComponent: async () => (await import('./pages/label.page')).LabelPage },
      { path: ':id', title: 'Specimen', loadComponent: async () => (await import('./pages/sheet.page')).SheetPage },
    ],
  },
];
