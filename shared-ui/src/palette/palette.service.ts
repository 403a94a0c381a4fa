import { Injectable, Injector, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Permission } from '@hms/shared-dto';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { sessionFeature } from '../session/session.feature';
import type { NavItem } from '../shell/nav-item';
import type { PaletteCommand, PaletteContent, PaletteEntry, PaletteFinder, PaletteGroup, PaletteSetup } from './palette.model';

const RECENT_ENTRIES = 5;

/** Something modal has the page: a question, the palette itself, a lock. */
export const isModalOpen = (document: Document): boolean => document.querySelector('[aria-modal="true"]') !== null;

const entryOf = (command: PaletteCommand | NavItem): PaletteEntry => ({
  id: `go-${command.path.replace(/\W/g, '-')}`,
  label: command.label,
  icon: command.icon,
  target: { path: command.path },
});

/** Opens the palette and does what was chosen. One per shell: what was opened lately goes with the person's session. */
@Injectable()
export class Palette {
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly #permissions = inject(Store).selectSignal(sessionFeature.selectPermissions);
  #recent: readonly PaletteEntry[] = [];
  #opening = false;

  /** `nav`: the rail's entries that the person may open. `actions`: what the shell itself can do. */
  async open(setup: PaletteSetup, nav: readonly NavItem[], actions: readonly PaletteEntry[]): Promise<void> {
    if (this.#opening) return; // its code is on its way
    this.#opening = true;
    try {
      const content = await this.#content(setup, nav, actions);
      const chosen = await this.#ask(content);
      if (chosen) this.#follow(chosen);
    } finally {
      this.#opening = false;
    }
  }

  async #ask(content: PaletteContent): Promise<PaletteEntry | undefined> {
    const [{ Dialog }, { GlobalPositionStrategy }, { HmsPalette }] = await Promise.all([
      import('@angular/cdk/dialog'),
      import('@angular/cdk/overlay'),
      import('./palette.component'),
    ]);
    const dialog = this.#injector.get(Dialog).open<PaletteEntry, PaletteContent, unknown>(HmsPalette, {
      data: content,
      ariaLabel: 'Search or go to',
      positionStrategy: new GlobalPositionStrategy().centerHorizontally().top('12vh'),
      autoFocus: '[role=combobox]',
    });
    return firstValueFrom(dialog.closed);
  }

  async #content({ commands, search }: PaletteSetup, nav: readonly NavItem[], actions: readonly PaletteEntry[]): Promise<PaletteContent> {
    const groups: PaletteGroup[] = [
      { heading: 'Recent', entries: this.#recent, untilTyped: true },
      { heading: 'Go to', entries: nav.map(entryOf) },
      { heading: 'Actions', entries: [...commands.filter(({ permission }) => this.#may(permission)).map(entryOf), ...actions] },
    ];
    if (!search || !this.#may(search.permission)) return { groups, search: null };
    const find: PaletteFinder = (await search.load())(this.#injector);
    return { groups, search: { group: search.group, find } };
  }

  #may(permission: Permission | undefined): boolean {
    return !permission || this.#permissions().includes(permission);
  }

  #follow(entry: PaletteEntry): void {
    if ('run' in entry.target) return entry.target.run();
    const { path, params } = entry.target;
    const again = { ...entry, id: `recent-${entry.id.replace(/^recent-/, '')}` };
    this.#recent = [again, ...this.#recent.filter(({ id }) => id !== again.id)].slice(0, RECENT_ENTRIES);
    void this.#router.navigate([path], { queryParams: params ?? {} });
  }
}
