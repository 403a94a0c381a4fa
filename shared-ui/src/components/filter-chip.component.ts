import { Component, booleanAttribute, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** A filter over a list: filled while it is on. `removable` adds ✕; `count` shows how many rows it has. */
@Component({
  selector: 'hms-filter-chip',
  imports: [MatIcon],
  template: `
    <button type="button" class="chip" [class.on]="on()" [class.wraps]="wraps()" [attr.aria-pressed]="on()" (click)="toggled.emit(!on())">
      <ng-content />
      @if (count() !== null) {
        <span class="count">{{ count() }}</span>
      }
      @if (removable() && on()) {
        <mat-icon class="small" svgIcon="close" /><span class="sr-only">, remove filter</span>
      }
    </button>
  `,
  styles: `
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      height: 30px;
      padding: 0 10px;
      border: 1px solid var(--line-control);
      border-radius: var(--r-2);
      background: var(--surface);
      font-size: var(--fs-small);
      white-space: nowrap;
      cursor: pointer;
    }
    .chip:hover {
      background: var(--surface-hover);
    }
    .count {
      color: var(--text-muted);
    }
    .on,
    .on:hover {
      border-color: transparent;
      background: var(--accent-soft);
      color: var(--on-accent-soft);
      font-weight: var(--fw-medium);
    }
    .on .count {
      color: inherit;
    }
    @media (max-width: 767px) {
      .chip {
        height: 36px;
      }
    }
    .chip.wraps {
      height: auto;
      min-height: 30px;
      padding-block: 4px;
      text-align: left;
      white-space: normal;
      overflow-wrap: anywhere;
    }
  `,
})
export class HmsFilterChip {
  readonly on = input(false, { transform: booleanAttribute });
  readonly removable = input(false, { transform: booleanAttribute });
  /** A long choice takes more than one line; not in a row of filters that scrolls sideways. */
  readonly wraps = input(false, { transform: booleanAttribute });
  readonly count = input<number | string | null>(null);
  /** The state wanted next. */
  readonly toggled = output<boolean>();
}
