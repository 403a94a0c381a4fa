import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { LabFlag } from '@hms/shared-dto';
import { FLAG_LOOKS, NO_RANGE } from './lab-words';

/** What a result means: colour, arrow and letter. Normal alone is silent: a number that nothing says of that it is normal says so. */
@Component({
  selector: 'hp-lab-flag',
  imports: [MatIcon],
  template: `
    @if (look(); as look) {
      <span class="flag" [class.critical]="look.solid" [attr.title]="look.words">
        @if (look.icon; as icon) {
          <mat-icon class="small" [svgIcon]="icon" aria-hidden="true" />
        }
        <span aria-hidden="true">{{ look.label }}</span>
        <span class="sr-only">{{ look.words }}</span>
      </span>
    } @else if (number() && flag() === null) {
      <span class="none">{{ noRange }}</span>
    }
  `,
  styles: `
    .flag {
      display: inline-flex;
      align-items: center;
      gap: 2px;
      padding: 1px 5px 1px 2px;
      border: 1px solid var(--caution-bar);
      border-radius: var(--r-1);
      color: var(--caution-fg);
      font-weight: 600;
      font-size: var(--fs-meta);
      line-height: var(--lh-meta);
      white-space: nowrap;
    }
    .none {
      display: block;
      color: var(--text-muted);
      font-style: italic;
      font-size: var(--fs-meta);
      line-height: var(--lh-meta);
    }
    .critical {
      border-color: var(--critical-solid);
      background: var(--critical-solid);
      color: var(--on-critical-solid);
    }
  `,
})
export class LabFlagMark {
  readonly flag = input.required<LabFlag | null>();
  /** Of a number, which has a flag unless there is no reference range; a code or words may have none. */
  readonly number = input(false);
  protected readonly noRange = NO_RANGE;
  protected readonly look = computed(() => {
    const flag = this.flag();
    return flag === null || flag === 'N' ? null : FLAG_LOOKS[flag];
  });
}
