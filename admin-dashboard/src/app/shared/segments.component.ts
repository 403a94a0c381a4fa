import { Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '@hms/shared-ui';

export interface Segment {
  readonly value: string;
  readonly label: string;
  readonly icon?: IconName;
}

let groups = 0;

/** One choice of two or three, such as cards or table. Radio buttons underneath, so arrows and readers work by themselves. */
@Component({
  selector: 'adm-segments',
  imports: [MatIcon],
  template: `
    <fieldset>
      <legend class="sr-only">{{ label() }}</legend>
      @for (segment of segments(); track segment.value) {
        <label [class.on]="segment.value === value()">
          <input
            class="sr-only"
            type="radio"
            [name]="name"
            [value]="segment.value"
            [checked]="segment.value === value()"
            (change)="valueChange.emit(segment.value)"
          />
          @if (segment.icon; as icon) {
            <mat-icon [svgIcon]="icon" />
          }
          {{ segment.label }}
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: flex;
      padding: 3px;
      border-radius: var(--r-2);
      background: var(--line-soft);
    }
    label {
      position: relative;
      display: flex;
      align-items: center;
      gap: 6px;
      min-height: 30px;
      padding: 0 12px;
      border-radius: var(--r-1);
      color: var(--neutral-fg);
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
      cursor: pointer;
    }
    label:hover {
      color: var(--text);
    }
    .on {
      background: var(--surface);
      color: var(--text);
      box-shadow: var(--lift-1);
    }
    label:has(:focus-visible) {
      box-shadow: var(--ring);
    }
    @media (max-width: 767px) {
      label {
        min-height: 38px;
      }
    }
  `,
})
export class Segments {
  readonly label = input.required<string>();
  readonly segments = input.required<readonly Segment[]>();
  readonly value = input.required<string>();
  readonly valueChange = output<string>();
  protected readonly name = `adm-segments-${++groups}`;
}
