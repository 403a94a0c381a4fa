import { Injectable, signal } from '@angular/core';
import { readStored, writeStored } from './stored';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'default' | 'comfortable';

const KEYS = { theme: 'hms.theme', density: 'hms.density', singleKeys: 'hms.single-keys' } as const;
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const DENSITIES: readonly Density[] = ['compact', 'default', 'comfortable'];

function read<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  const found = readStored(key);
  return allowed.find((value) => value === found) ?? otherwise;
}

const show = (attribute: 'theme' | 'density', value: string, neutral: string): void => {
  if (value === neutral) delete document.documentElement.dataset[attribute];
  else document.documentElement.dataset[attribute] = value;
};

/** Puts the stored choices on `<html>`. Call it first thing in main.ts, so that the page never flashes in the other theme. */
export function applyStoredDisplay(): void {
  show('theme', read(KEYS.theme, THEMES, 'system'), 'system');
  show('density', read(KEYS.density, DENSITIES, 'default'), 'default');
}

/** The person's theme, row height and keys, kept in this browser. */
@Injectable({ providedIn: 'root' })
export class DisplaySettings {
  readonly #theme = signal<Theme>(read(KEYS.theme, THEMES, 'system'));
  readonly #density = signal<Density>(read(KEYS.density, DENSITIES, 'default'));
  readonly theme = this.#theme.asReadonly();
  readonly density = this.#density.asReadonly();
  readonly #singleKeys = signal(read(KEYS.singleKeys, ['on', 'off'] as const, 'on') === 'on');
  /** Whether `/` and `?` alone do something. */
  readonly singleKeys = this.#singleKeys.asReadonly();

  setTheme(theme: Theme): void {
    this.#theme.set(theme);
    writeStored(KEYS.theme, theme);
    show('theme', theme, 'system');
  }

  setDensity(density: Density): void {
    this.#density.set(density);
    writeStored(KEYS.density, density);
    show('density', density, 'default');
  }

  setSingleKeys(on: boolean): void {
    this.#singleKeys.set(on);
    writeStored(KEYS.singleKeys, on ? 'on' : 'off');
  }
}
