import { inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { DisplaySettings } from '../display/display-settings';
import { Dialogs } from '../dialogs/dialogs.service';
import type { PaletteEntry } from '../palette/palette.model';
import { SessionActions } from '../session/session.actions';

/** What every person can do in every app, for the palette. Call in an injection context. */
export function injectShellActions(): readonly PaletteEntry[] {
  const display = inject(DisplaySettings);
  const dialogs = inject(Dialogs);
  const store = inject(Store);
  const action = (id: string, label: string, icon: PaletteEntry['icon'], run: () => void): PaletteEntry => ({
    id,
    label,
    icon,
    target: { run },
  });
  return [
    { id: 'account', label: 'Your account', icon: 'account_circle', target: { path: '/account' } },
    action('theme-light', 'Light theme', 'light_mode', () => display.setTheme('light')),
    action('theme-dark', 'Dark theme', 'dark_mode', () => display.setTheme('dark')),
    action('theme-system', 'Theme of the system', 'computer', () => display.setTheme('system')),
    action('shortcuts', 'Keyboard shortcuts', 'help', () => void dialogs.showShortcuts()),
    action('sign-out', 'Sign out', 'logout', () => store.dispatch(SessionActions.signOutAsked())),
  ];
}
