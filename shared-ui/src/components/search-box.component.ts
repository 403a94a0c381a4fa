import { Component, DestroyRef, type ElementRef, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { DisplaySettings } from '../display/display-settings';
import { isSingleKey } from '../display/keys';

/** Typing pauses this long before a search starts. */
const DEBOUNCE_MS = 250;

/** The one search box of a list: 250 ms after the last key it tells the text; `/` focuses it, Esc and ✕ clear it. */
@Component({
  selector: 'hms-search-box',
  imports: [MatIcon],
  host: { role: 'search', '(document:keydown)': 'focusBySlash($event)' },
  template: `
    <mat-icon svgIcon="search" />
    <input
      #box
      class="hms-input"
      type="search"
      [attr.aria-label]="label()"
      [placeholder]="placeholder()"
      [value]="text()"
      autocomplete="off"
      maxlength="200"
      (input)="typed(box.value)"
      (keydown.enter)="tell()"
      (keydown.escape)="clear()"
    />
    @if (text()) {
      <button type="button" class="icon-btn sm" aria-label="Clear search" (click)="clear()"><mat-icon svgIcon="close" /></button>
    } @else if (display.singleKeys()) {
      <kbd class="only-desk" aria-hidden="true">/</kbd>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    mat-icon:first-child {
      position: absolute;
      left: 10px;
      top: calc(50% - 10px);
      color: var(--text-muted);
      pointer-events: none;
    }
    input {
      padding-inline: 38px 44px;
    }
    input::-webkit-search-cancel-button {
      display: none;
    }
    button,
    kbd {
      position: absolute;
      right: 6px;
      top: 50%;
      translate: 0 -50%;
    }
    kbd {
      right: 8px;
    }
  `,
})
export class HmsSearchBox {
  readonly label = input.required<string>();
  readonly placeholder = input('');
  /** The text in force, as out of the URL. */
  readonly value = input('');
  /** The trimmed text to search for; told once per change. */
  readonly searched = output<string>();

  protected readonly display = inject(DisplaySettings);
  protected readonly text = signal('');
  protected readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = '';

  constructor() {
    effect(() => {
      const value = this.value();
      if (value === this.#told && untracked(this.text).trim() === value) return; // our own echo must not touch what is being typed
      this.#told = value;
      this.text.set(value);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  protected typed(text: string): void {
    this.text.set(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell(), DEBOUNCE_MS);
  }

  protected clear(): void {
    this.text.set('');
    this.box().nativeElement.focus();
    this.tell();
  }

  protected tell(): void {
    clearTimeout(this.#timer);
    const wanted = this.text().trim();
    if (wanted === this.#told) return;
    this.#told = wanted;
    this.searched.emit(wanted);
  }

  protected focusBySlash(event: KeyboardEvent): void {
    if (!this.display.singleKeys() || !isSingleKey(event, '/')) return;
    event.preventDefault();
    this.box().nativeElement.select();
  }
}
