import { Injectable, signal } from '@angular/core';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'default' | 'comfortable';

const KEYS = { theme: 'hms.theme', density: 'hms.density' } as const;
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const DENSITIES: readonly Density[] = ['compact', 'default', 'comfortable'];

function read<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    const found = localStorage.getItem(key);
    return allowed.find((value) => value === found) ?? otherwise;
  } catch {
    return otherwise; // storage is closed: the default serves
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return; // the choice then lasts until the page is left
  }
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

/** The person's theme and row height, kept in this browser. */
@Injectable({ providedIn: 'root' })
export class DisplaySettings {
  readonly #theme = signal<Theme>(read(KEYS.theme, THEMES, 'system'));
  readonly #density = signal<Density>(read(KEYS.density, DENSITIES, 'default'));
  readonly theme = this.#theme.asReadonly();
  readonly density = this.#density.asReadonly();

  setTheme(theme: Theme): void {
    this.#theme.set(theme);
    write(KEYS.theme, theme);
    show('theme', theme, 'system');
  }

  setDensity(density: Density): void {
    this.#density.set(density);
    write(KEYS.density, density);
    show('density', density, 'default');
  }
}
