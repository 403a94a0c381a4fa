import { Component, computed, input, output, signal } from '@angular/core';
import type { CustomField } from '@hms/shared-dto';
import { HmsFilterChip } from '@hms/shared-ui';
import { type PatientListQuery, ownFilterName, ownFilters } from '../patient-query';
import { FilterMenu } from './filter-menu.component';

const RANGES: readonly string[] = ['number', 'date'];

/** Filters by the hospital's own fields: one chip for each that is set, and a menu for more. */
@Component({
  selector: 'hp-own-filter',
  imports: [FilterMenu, HmsFilterChip],
  host: { class: 'filters' },
  template: `
    @for (chip of chips(); track chip.key) {
      <hms-filter-chip [on]="true" [removable]="true" (toggled)="set(chip.key, '')">{{ chip.text }}</hms-filter-chip>
    }
    @if (fields().length) {
      <hp-filter-menu #menu label="More filters">
        <ng-template>
          <form class="own" (submit)="apply($event, menu)">
            <label
              >Field
              <select class="hms-input" #which (change)="key.set(which.value)">
                @for (field of fields(); track field.key) {
                  <option [value]="field.key" [selected]="field.key === chosen()?.key">{{ field.label }}</option>
                }
              </select>
            </label>
            @if (chosen(); as field) {
              @if (options().length) {
                <label
                  >Is
                  <select class="hms-input" name="from">
                    @for (option of options(); track option.value) {
                      <option [value]="option.value" [selected]="option.value === now().from">{{ option.label }}</option>
                    }
                  </select>
                </label>
              } @else if (isRange()) {
                <label>From <input class="hms-input" name="from" [type]="field.type" step="any" [value]="now().from" /></label>
                <label>To <input class="hms-input" name="to" [type]="field.type" step="any" [value]="now().to" /></label>
              } @else {
                <label
                  >{{ contains() ? 'Contains' : 'Is' }}
                  <input class="hms-input" name="from" maxlength="200" autocomplete="off" [value]="now().from"
                /></label>
              }
            }
            <button type="submit" class="btn primary sm">Apply</button>
          </form>
        </ng-template>
      </hp-filter-menu>
    }
  `,
  styles: `
    .own {
      display: grid;
      gap: var(--s-3);
      width: 240px;
    }
    label {
      display: grid;
      gap: 4px;
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
    }
  `,
})
export class OwnFilter {
  readonly query = input.required<PatientListQuery>();
  /** The hospital's own that this person sees. */
  readonly fields = input.required<readonly CustomField[]>();
  readonly changed = output<Partial<PatientListQuery>>();

  protected readonly key = signal('');
  protected readonly chosen = computed(() => this.fields().find(({ key }) => key === this.key()) ?? this.fields()[0]);
  protected readonly isRange = computed(() => RANGES.includes(this.chosen().type));
  protected readonly contains = computed(() => ['text', 'long_text'].includes(this.chosen().type));
  protected readonly options = computed(() => {
    const { type, options, retiredOptions } = this.chosen();
    if (type === 'boolean') return [true, false].map((value) => ({ value: String(value), label: value ? 'Yes' : 'No' }));
    const retired = retiredOptions.map((value) => ({ value, label: `${value} (no longer offered)` }));
    return [...options.map((value) => ({ value, label: value })), ...retired];
  });
  /** What is set of the chosen field. */
  protected readonly now = computed(() => {
    const value = ownFilters(this.query()).find(({ key }) => key === this.chosen().key)?.value ?? '';
    const [from, to = from] = this.isRange() ? value.split('..') : [value, ''];
    return { from, to };
  });
  protected readonly chips = computed(() =>
    ownFilters(this.query()).map(({ key, value }) => {
      const field = this.fields().find((one) => one.key === key);
      const word = field?.type === 'boolean' ? (value === 'true' ? 'Yes' : 'No') : value.replace('..', '–');
      return { key, text: `${field?.label ?? key} ${word}` };
    }),
  );

  protected apply(event: Event, menu: FilterMenu): void {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement);
    const [from, to] = ['from', 'to'].map((name) => String((typed.get(name) as string | null) ?? '').trim());
    menu.close();
    this.set(this.chosen().key, this.isRange() && from + to !== '' ? `${from}..${to}` : from);
  }

  /** Empty takes the filter out. */
  protected set(key: string, value: string): void {
    this.changed.emit({ [ownFilterName(key)]: value || undefined });
  }
}
