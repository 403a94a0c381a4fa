import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as generalEffects from './general/general-settings.effects';
import { generalSettingsFeature } from './general/general-settings.feature';
import * as labSettingsEffects from './laboratory/lab-settings.effects';
import { labSettingsFeature } from './laboratory/lab-settings.feature';
import * as mailSettingsEffects from './mails/mail-settings.effects';
import { mailSettingsFeature } from './mails/mail-settings.feature';
import { SettingsPage } from './settings.page';
import * as settingsEffects from './settings.effects';
import { settingsFeature } from './settings.feature';

export const settingsRoutes: Routes = [
  {
    path: '',
    component: SettingsPage,
    providers: [provideState(settingsFeature), provideEffects(settingsEffects)],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'security' },
      {
        path: 'security',
        title: 'Security settings',
        loadComponent: async () => (await import('./security-settings.page')).SecuritySettingsPage,
      },
      {
        path: 'general',
        title: 'General settings',
        providers: [provideState(generalSettingsFeature), provideEffects(generalEffects)],
        loadComponent: async () => (await import('./general/general-settings.page')).GeneralSettingsPage,
      },
      {
        path: 'custom-fields',
        loadChildren: async () => (await import('./custom-fields/custom-fields.routes')).customFieldsRoutes,
      },
      {
        path: 'visit-templates',
        title: 'Note templates',
        loadChildren: async () => (await import('./visit-templates/visit-templates.routes')).visitTemplatesRoutes,
      },
      { path: 'holidays', title: 'Holidays', loadChildren: async () => (await import('./holidays/holidays.routes')).holidaysRoutes },
      {
        path: 'appointment-mails',
        title: 'Mails to patients',
        providers: [provideState(mailSettingsFeature), provideEffects(mailSettingsEffects)],
        loadComponent: async () => (await import('./mails/mail-settings.page')).MailSettingsPage,
      },
      {
        path: 'laboratory',
        title: 'Laboratory settings',
        providers: [provideState(labSettingsFeature), provideEffects(labSettingsEffects)],
        loadComponent: async () => (await import('./laboratory/lab-settings.page')).LabSettingsPage,
      },
      { path: '', loadChildren: async () => (await import('./directory/directory.routes')).directoryRoutes },
    ],
  },
];
