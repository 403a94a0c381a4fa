import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '@hms/shared-ui';
import { FilterMenu } from './filter-menu.component';

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/** A filter with one choice out of a few. */
@Component({
  selector: 'hp-choice-filter',
  imports: [FilterMenu, MatIcon],
  template: `
    <hp-filter-menu #menu [label]="label()" [value]="text()" [icon]="icon()" [removable]="removable()" (cleared)="chosen.emit(undefined)">
      <ng-template>
        <div class="choices">
          @for (choice of choices(); track choice.value) {
            <button type="button" [attr.aria-pressed]="choice.value === value()" (click)="menu.close(); chosen.emit(choice.value)">
              <mat-icon class="small" svgIcon="check" [style.visibility]="choice.value === value() ? 'visible' : 'hidden'" />{{
                choice.label
              }}
            </button>
          }
        </div>
      </ng-template>
    </hp-filter-menu>
  `,
  styles: `
    .choices {
      display: grid;
      margin: -6px;
    }
    button {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-height: 36px;
      padding: 0 var(--s-3) 0 var(--s-2);
      border: 0;
      border-radius: var(--r-1);
      background: none;
      text-align: left;
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-hover);
    }
  `,
})
export class ChoiceFilter {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly FilterChoice[]>();
  readonly value = input<string>();
  /** Says something else than the choice's label on the chip. */
  readonly shown = input<string | null>(null);
  readonly icon = input<IconName | null>(null);
  readonly removable = input(true);
  /** The choice, or undefined to take the filter out. */
  readonly chosen = output<string | undefined>();

  protected readonly text = computed(() => this.shown() ?? this.choices().find(({ value }) => value === this.value())?.label ?? null);
}
