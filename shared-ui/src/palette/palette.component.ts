import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, type ElementRef, afterRenderEffect, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { countWords, matchingGroups } from './palette-match';
import { searchAsTyped } from './palette-search';
import type { PaletteContent, PaletteEntry, PaletteGroup } from './palette.model';

const nothing = () => ({
  state: signal('short' as const),
  entries: signal<readonly PaletteEntry[]>([]),
  problem: signal(null),
  retry: () => undefined,
});

/** Search or go to: a combobox (WAI-ARIA) whose list is moved through by ↑ ↓ while the focus stays in the box. Closes with what was chosen. */
@Component({
  selector: 'hms-palette',
  imports: [MatIcon],
  templateUrl: './palette.component.html',
  styleUrl: './palette.component.scss',
})
export class HmsPalette {
  protected readonly content = inject<PaletteContent>(DIALOG_DATA);
  readonly #dialog = inject<DialogRef<PaletteEntry>>(DialogRef);
  protected readonly list = viewChild<ElementRef<HTMLElement>>('list');

  protected readonly typed = signal('');
  protected readonly text = computed(() => this.typed().trim());
  protected readonly search = this.content.search ? searchAsTyped(this.text, this.content.search.find) : nothing();
  protected readonly groups = computed((): readonly PaletteGroup[] => {
    const own = matchingGroups(this.content.groups, this.text());
    const entries = this.search.entries();
    return entries.length ? [{ heading: this.content.search?.group ?? '', entries }, ...own] : own;
  });
  readonly #options = computed(() => this.groups().flatMap(({ entries }) => entries));
  /** Stays on its entry when the server's answer comes in above it: Enter opens what was seen, never what has just slipped under it. */
  protected readonly active = linkedSignal<{ text: string; options: readonly PaletteEntry[] }, string | null>({
    source: () => ({ text: this.text(), options: this.#options() }),
    computation: ({ text, options }, before) => {
      const kept = before?.source.text === text && options.some(({ id }) => id === before.value);
      return kept ? before.value : (options[0]?.id ?? null);
    },
  });
  protected readonly told = computed(() => {
    const state = this.search.state();
    if (state === 'searching' || state === 'failed') return '';
    return this.#options().length ? countWords(this.#options().length) : this.nothing();
  });
  protected readonly nothing = computed(() => `Nothing matches '${this.text()}'.`);
  protected readonly isEmpty = computed(() => this.#options().length === 0);

  constructor() {
    afterRenderEffect(() => {
      if (this.active()) this.list()?.nativeElement.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected key(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Enter: () => this.#chooseActive(),
    };
    const move = event.isComposing ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  protected choose(entry: PaletteEntry): void {
    this.#dialog.close(entry);
  }

  protected close(): void {
    this.#dialog.close();
  }

  #chooseActive(): void {
    const entry = this.#options().find(({ id }) => id === this.active());
    if (entry) this.choose(entry);
  }

  /** Round and round, as in a menu. */
  #move(step: number): void {
    const options = this.#options();
    const at = options.findIndex(({ id }) => id === this.active());
    const next = options[(at + step + options.length) % options.length];
    if (next) this.active.set(next.id);
  }
}
