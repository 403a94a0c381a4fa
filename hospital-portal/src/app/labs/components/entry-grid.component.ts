import { Component, computed, inject, input, linkedSignal, output, ElementRef } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { LabSpecimenSheet } from '@hms/shared-dto';
import { HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { LabFlagMark } from '../../shared/labs/lab-flag.component';
import { NO_RANGE, STATUS_LOOKS, percentWords, rangeWords, unitWords } from '../../shared/labs/lab-words';
import { type EntryRow, type Typed, entryRows } from '../entry-rows';

/** The results of one specimen: Enter goes down the column, flags and changes appear as they are typed. */
@Component({
  selector: 'hp-entry-grid',
  imports: [HmsStatusChip, LabFlagMark, MatIcon],
  templateUrl: './entry-grid.component.html',
  styleUrl: './entry-grid.component.scss',
})
export class EntryGrid {
  /** The page around asks for the rows before it has given the sheet: there are none then. */
  readonly sheet = input<LabSpecimenSheet | null>(null);
  readonly zone = input.required<string>();
  readonly mayEnter = input(false);
  readonly mayCorrect = input(false);
  readonly correctAsked = output<EntryRow>();
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Kept as long as it is the same specimen, whatever somebody else saves meanwhile. */
  readonly #typed = linkedSignal<string, Typed>({ source: () => this.sheet()?.id ?? '', computation: () => ({}) });
  readonly rows = computed(() => {
    const sheet = this.sheet();
    return sheet ? entryRows(sheet, this.#typed()) : [];
  });
  protected readonly lines = computed(() =>
    this.rows().map((row) => ({
      row,
      unit: unitWords(row.entry.unit),
      range: row.entry.kind === 'quantity' ? rangeWords(row.entry.range) : '',
      hasRange: row.entry.kind === 'quantity' && rangeWords(row.entry.range) !== NO_RANGE,
      previous: row.entry.previous && {
        display: row.entry.previous.display,
        on: formatInstant(row.entry.previous.collectedAt, this.zone()).slice(0, 6),
      },
      percent: percentWords(row.percent),
      status: STATUS_LOOKS[row.entry.status],
      isFinal: row.entry.status === 'final' || row.entry.status === 'corrected',
      readonly: row.fixed || !this.mayEnter(),
    })),
  );
  protected readonly whom = computed(() => {
    const sheet = this.sheet();
    if (!sheet) return '';
    const { patient, ageYears } = sheet;
    const sex = patient.gender.charAt(0).toUpperCase() + patient.gender.slice(1);
    return ageYears === null ? `${sex}, age not known` : `${sex}, ${ageYears} y`;
  });
  protected readonly noRange = NO_RANGE;

  /** Nothing is typed any more: it is saved. */
  clear(): void {
    this.#typed.set({});
  }

  protected type(itemId: string, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.#typed.update((typed) => ({ ...typed, [itemId]: value }));
  }

  /** Down the column, past what is calculated or final. */
  protected move(event: Event, step: 1 | -1): void {
    const fields = [...this.#element.nativeElement.querySelectorAll<HTMLElement>('.val:not([readonly])')];
    const next = fields[fields.indexOf(event.target as HTMLElement) + step];
    event.preventDefault();
    next?.focus();
  }
}
