import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { VitalFlag as Flag } from '@hms/shared-dto';
import { FLAG_LOOKS } from './vital-words';

/** What is not usual, as arrow, letter and, for readers, words. Normal, and what has no reference, shows nothing. */
@Component({
  selector: 'hp-vital-flag',
  imports: [MatIcon],
  template: `
    @if (look(); as look) {
      <span class="flag" [class.critical]="look.critical"
        ><mat-icon class="small" [svgIcon]="look.icon" /><span aria-hidden="true">{{ look.letters }}</span
        ><span class="sr-only">{{ look.words }}</span></span
      >
    }
  `,
  styles: `
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
  protected readonly look = computed(() => {
    const flag = this.flag();
    return flag === null || flag === 'N' ? null : FLAG_LOOKS[flag];
  });
}
