import type { Injector } from '@angular/core';
import type { Params } from '@angular/router';
import type { Permission } from '@hms/shared-dto';
import type { Observable } from 'rxjs';
import type { IconName } from '../icons/icon-name';

/** One line of the palette. Its `id` is its own in the whole palette and stays the same from one search to the next. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** What tells it from another of the same label: birth date and number. */
  readonly detail?: string;
  readonly icon: IconName;
  /** Where it leads, or what it does. */
  readonly target: { readonly path: string; readonly params?: Params } | { readonly run: () => void };
}

/** A page or an action of an app that is no entry of its rail. */
export interface PaletteCommand {
  readonly label: string;
  readonly icon: IconName;
  readonly path: string;
  readonly permission?: Permission;
}

export type PaletteFinder = (text: string) => Observable<readonly PaletteEntry[]>;

/** What the palette searches on the server: patients in a hospital, hospitals on the platform. */
export interface PaletteSearch {
  /** Heading and noun: `Patients`. */
  readonly group: string;
  /** Without it nothing is searched, and nothing tells that it could be. */
  readonly permission: Permission;
  /** Loaded upon the first search. */
  readonly load: () => Promise<(injector: Injector) => PaletteFinder>;
}

/** What an app adds to its rail's entries. */
export interface PaletteSetup {
  readonly commands: readonly PaletteCommand[];
  readonly search: PaletteSearch | null;
}

/** What one opening of the palette works on: only what this person may open. */
export interface PaletteContent {
  readonly groups: readonly PaletteGroup[];
  readonly search: { readonly group: string; readonly find: PaletteFinder } | null;
}

export interface PaletteGroup {
  readonly heading: string;
  readonly entries: readonly PaletteEntry[];
  /** Shown only while nothing is typed. */
  readonly untilTyped?: boolean;
}
