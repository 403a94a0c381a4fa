import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { VitalFlag as Flag } from '@hms/shared-dto';
import { FLAG_LOOKS, NO_REFERENCE } from './vital-words';

/** What is not usual, as arrow, letter and word; what has no reference says so in words. Normal alone shows nothing. */
@Component({
  selector: 'hp-vital-flag',
  imports: [MatIcon],
  template: `
    @if (look(); as look) {
      <span class="flag" [class.critical]="look.critical" aria-hidden="true"
        ><mat-icon class="small" [svgIcon]="look.icon" />{{ look.letters }}</span
      >
    }
    @if (said(); as words) {
      <span class="words" [class.muted]="!look()">{{ words }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px var(--s-1);
    }
    :host(:not(:has(*))) {
      display: none;
    }
    .words {
      font-size: var(--fs-meta);
      line-height: var(--lh-meta);
    }
    .flag {
      display: inline-flex;
      align-items: center;
      gap: 2px;
      padding: 0 4px;
      border: 1px solid var(--caution-fg);
      border-radius: var(--r-1);
      background: var(--caution-bg);
      color: var(--caution-fg);
      font-size: var(--fs-meta);
      font-weight: var(--fw-medium);
      line-height: var(--lh-meta);
    }
    .critical {
      border-color: var(--critical-solid);
      background: var(--critical-solid);
      color: var(--on-critical-solid);
    }
  `,
})
export class VitalFlag {
  readonly flag = input.required<Flag | null>();
  /** In place of the flag's own word, such as with the usual range; empty where nothing was measured. */
  readonly words = input<string>();
  protected readonly look = computed(() => {
    const flag = this.flag();
    return flag === null || flag === 'N' ? null : FLAG_LOOKS[flag];
  });
  protected readonly said = computed(() => this.words() ?? this.look()?.words ?? (this.flag() === null ? NO_REFERENCE : ''));
}
