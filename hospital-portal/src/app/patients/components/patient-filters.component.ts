import { Component, computed, input, output } from '@angular/core';
import type { CustomField } from '@hms/shared-dto';
import { PATIENT_STATUSES } from '@hms/shared-dto';
import { HmsDensityToggle, dayOf } from '@hms/shared-ui';
import {
  type PatientListQuery,
  SORT_OPTIONS,
  ageFilterText,
  filterWords,
  ownFilterName,
  ownFilters,
  lastVisitFilterText,
  registeredFilterText,
  sortLabel,
  sortName,
} from '../patient-query';
import { GENDER_LABELS, GENDER_OPTIONS, STATUS_LABELS } from '../patient-words';
import { OwnFilter } from './own-filter.component';
import { ChoiceFilter } from './choice-filter.component';
import { type ListColumn } from '../list-columns';
import { ColumnMenu } from './column-menu.component';
import { type FilterRange, RangeFilter } from './range-filter.component';

const yearsOf = (text: string): number | undefined => (/^\d{1,3}$/.test(text) ? Number(text) : undefined);

/** The row of filters, the order and the row height. Tells what to change in the query. */
@Component({
  selector: 'hp-patient-filters',
  imports: [ChoiceFilter, ColumnMenu, HmsDensityToggle, OwnFilter, RangeFilter],
  host: { class: 'filters' },
  template: `
    <hp-choice-filter label="Sex" [choices]="genders" [value]="query().gender" (chosen)="change({ gender: $event })" />
    <hp-range-filter
      label="Age"
      [shown]="age()"
      [from]="query().ageFrom ?? ''"
      [to]="query().ageTo ?? ''"
      [min]="0"
      [max]="150"
      (changed)="changeAge($event)"
    />
    <hp-range-filter
      label="Registered"
      type="date"
      [shown]="registered()"
      [from]="query().registeredFrom ?? ''"
      [to]="query().registeredTo ?? ''"
      [max]="today"
      (changed)="change({ registeredFrom: $event.from || undefined, registeredTo: $event.to || undefined })"
    />
    <hp-range-filter
      label="Last visit"
      type="date"
      [shown]="lastVisit()"
      [from]="query().lastVisitFrom ?? ''"
      [to]="query().lastVisitTo ?? ''"
      [max]="today"
      (changed)="change({ lastVisitFrom: $event.from || undefined, lastVisitTo: $event.to || undefined })"
    />
    <hp-choice-filter label="Status" [choices]="statuses" [value]="query().status" (chosen)="change({ status: $event })" />
    <hp-own-filter [query]="query()" [fields]="fields()" (changed)="changed.emit($event)" />
    @if (any()) {
      <button type="button" class="btn quiet sm" (click)="clearAll()">Clear all</button>
    }
    <div class="look">
      <hp-choice-filter
        label="Sort"
        icon="swap_vert"
        [removable]="false"
        [choices]="sorts()"
        [value]="query().sort ?? ''"
        [shown]="sort()"
        (chosen)="change({ sort: $event || undefined })"
      />
      <hp-column-menu class="only-desk" [shown]="columns()" [fields]="fields()" (changed)="columnsChosen.emit($event)" />
      <hms-density-toggle class="only-desk" />
    </div>
  `,
  styles: `
    .look {
      display: flex;
      gap: inherit;
      margin-left: auto;
    }
  `,
})
export class PatientFilters {
  readonly query = input.required<PatientListQuery>();
  /** The hospital's own that this person sees. */
  readonly fields = input<readonly CustomField[]>([]);
  readonly columns = input.required<readonly ListColumn[]>();
  readonly changed = output<Partial<PatientListQuery>>();
  readonly columnsChosen = output<readonly ListColumn[]>();

  protected readonly today = dayOf(new Date());
  protected readonly genders = GENDER_OPTIONS.map((value) => ({ value, label: GENDER_LABELS[value] }));
  protected readonly statuses = PATIENT_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }));
  protected readonly sorts = computed(() => [
    { value: '', label: this.query().q ? 'Best match' : 'By name' },
    ...SORT_OPTIONS.filter((value) => this.query().q || value !== 'name').map((value) => ({ value, label: sortName(value) })),
  ]);
  protected readonly sort = computed(() => sortLabel(this.query()));
  protected readonly age = computed(() => ageFilterText(this.query()));
  protected readonly registered = computed(() => registeredFilterText(this.query()));
  protected readonly lastVisit = computed(() => lastVisitFilterText(this.query()));
  protected readonly any = computed(() => filterWords(this.query()).length > 0 || this.query().status !== undefined);

  /** The choices come as text out of our own lists. */
  protected change(change: Readonly<Partial<Record<keyof PatientListQuery, unknown>>>): void {
    this.changed.emit(change as Partial<PatientListQuery>);
  }

  protected changeAge({ from, to }: FilterRange): void {
    this.change({ ageFrom: yearsOf(from), ageTo: yearsOf(to) });
  }

  protected clearAll(): void {
    this.change({
      gender: undefined,
      ageFrom: undefined,
      ageTo: undefined,
      registeredFrom: undefined,
      registeredTo: undefined,
      lastVisitFrom: undefined,
      lastVisitTo: undefined,
      status: undefined,
      ...Object.fromEntries(ownFilters(this.query()).map(({ key }) => [ownFilterName(key), undefined])),
    });
  }
}
