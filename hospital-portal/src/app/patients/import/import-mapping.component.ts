import { Component, computed, effect, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { IMPORT_DATE_ORDERS, type ImportDateOrder, type ImportMapping, type SaveImportMappingRequest } from '@hms/shared-dto';
import { HmsNotice, HmsPanel } from '@hms/shared-ui';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import type { CsvHead } from './csv-head';
import {
  DATE_ORDER_LABELS,
  MAPPING_NAME_PATTERN,
  type MappingDraft,
  type OwnField,
  appliedMapping,
  columnsOf,
  fits,
  guessedMapping,
  mappingFault,
  unfilledRequired,
} from './import-mapping';
import { ImportPreview } from './import-preview.component';
import { MappingTable } from './mapping-table.component';

export interface NamedMapping {
  readonly name: string;
  readonly mapping: SaveImportMappingRequest;
}

const NEW_NAME = 'Patient file';

/** Which column goes where, how dates are read, and under which name that is remembered. */
@Component({
  selector: 'hp-import-mapping',
  imports: [HmsField, HmsInput, HmsNotice, HmsPanel, ImportPreview, MappingTable],
  templateUrl: './import-mapping.component.html',
  styleUrl: './import-mapping.component.scss',
})
export class ImportMappingEditor {
  readonly fileName = input.required<string>();
  readonly head = input.required<CsvHead>();
  /** The last used first. */
  readonly saved = input<readonly ImportMapping[]>([]);
  /** The hospital's own fields that this person sees. */
  readonly own = input<readonly OwnField[]>([]);
  /** What was asked for with this file before, when it did not get through. */
  readonly begun = input<NamedMapping | null>(null);
  readonly wanted = output<NamedMapping>();
  readonly cancelled = output();

  protected readonly dateOrders = IMPORT_DATE_ORDERS.map((value) => ({ value, label: DATE_ORDER_LABELS[value] }));
  protected readonly source = signal('');
  protected readonly name = signal(NEW_NAME);
  protected readonly draft = linkedSignal<MappingDraft>(() => guessedMapping(this.head(), this.own()));
  protected readonly unfilled = computed(() => unfilledRequired(this.draft().fields, this.own()));
  protected readonly fault = computed(() => mappingFault(this.draft().fields));
  protected readonly nameFault = computed(() =>
    MAPPING_NAME_PATTERN.test(this.name().trim()) ? null : 'A name has 1 to 80 letters, digits or spaces.',
  );
  protected readonly tried = signal(false);

  constructor() {
    // What the person chose stays; else a file like the last one is read like the last one.
    effect(() => {
      const begun = this.begun();
      const match = this.saved().find((mapping) => fits(this.head(), mapping));
      if (begun) untracked(() => this.#resume(begun));
      else if (match) untracked(() => this.use(match.name));
    });
  }

  protected use(name: string): void {
    const saved = this.saved().find((mapping) => mapping.name === name);
    this.source.set(saved ? name : '');
    if (saved) this.name.set(name);
    this.draft.set(saved ? appliedMapping(this.head(), saved, this.own()) : guessedMapping(this.head(), this.own()));
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected orderDates(event: Event): void {
    this.draft.update((draft) => ({ ...draft, dateOrder: this.valueOf(event) as ImportDateOrder }));
  }

  protected start(): void {
    this.tried.set(true);
    if (this.fault() || this.nameFault()) return;
    const { fields, dateOrder } = this.draft();
    this.wanted.emit({ name: this.name().trim(), mapping: { columns: columnsOf(this.head().heads, fields), dateOrder } });
  }

  #resume({ name, mapping }: NamedMapping): void {
    this.source.set(this.saved().some((saved) => saved.name === name) ? name : '');
    this.name.set(name);
    this.draft.set(appliedMapping(this.head(), mapping, this.own()));
  }
}
