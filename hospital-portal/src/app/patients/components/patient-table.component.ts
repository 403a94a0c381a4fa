import { Component, ElementRef, afterRenderEffect, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CustomField, PatientSummary } from '@hms/shared-dto';
import { HmsStatusChip, dayOf, formatDate, formatPhone } from '@hms/shared-ui';
import { ownValueWords } from '../fields/own-field-words';
import { wordsOf } from '../highlight';
import { GENDER_LABELS, GENDER_SHORT, ageText, bornText, givenNames } from '../patient-words';
import { LIST_COLUMNS, type ListColumn, columnOf, fieldsShown } from '../list-columns';
import type { PatientSort } from '../patient-query';
import { MarkedText } from './marked-text.component';
import { SortHead } from './sort-head.component';

/** The rows of the list; on a phone the same markup as cards. The whole row opens, the name is the link. */
@Component({
  selector: 'hp-patient-table',
  imports: [HmsStatusChip, MarkedText, RouterLink, SortHead],
  templateUrl: './patient-table.component.html',
  styleUrl: './patient-table.component.scss',
})
export class PatientTable {
  readonly patients = input.required<readonly PatientSummary[]>();
  readonly search = input<string>();
  readonly selectedId = input<string | null>(null);
  /** Rows of an answer that is being replaced. */
  readonly stale = input(false);
  readonly columns = input<readonly ListColumn[]>(LIST_COLUMNS);
  /** The hospital's own that this person sees. */
  readonly fields = input<readonly CustomField[]>([]);
  /** The order in force; undefined for the best match. */
  readonly sort = input<PatientSort>();
  readonly opened = output<string>();
  readonly sorted = output<PatientSort>();

  protected readonly shows = computed(() => new Set(this.columns()));
  protected readonly heads = computed(() => LIST_COLUMNS.filter((key) => this.shows().has(key)).map((key) => ({ key, ...columnOf(key) })));
  protected readonly own = computed(() => fieldsShown(this.columns(), this.fields()));
  /** Columns of the hospital's own may need more room than there is. */
  protected readonly wide = computed(() => this.own().length > 0);
  readonly #today = dayOf(new Date());
  protected readonly words = computed(() => wordsOf(this.search()));
  protected readonly digits = computed(() => [(this.search() ?? '').replace(/\D/g, '')].filter((text) => text.length > 1));
  protected readonly rows = computed(() =>
    this.patients().map((patient) => ({
      ...patient,
      family: patient.lastName.toLocaleUpperCase('en-IN'),
      given: givenNames(patient) ? `, ${givenNames(patient)}` : '',
      sex: GENDER_LABELS[patient.gender],
      sexShort: GENDER_SHORT[patient.gender],
      age: ageText(patient.dateOfBirth, this.#today),
      born: bornText(patient),
      tel: patient.phone ? formatPhone(patient.phone) : null,
      registered: formatDate(dayOf(new Date(patient.createdAt))),
      own: this.own().map((field) => ({
        key: field.key,
        label: field.label,
        words: ownValueWords(field, patient.customFields?.[field.key]),
      })),
      lastVisit: patient.lastVisitAt ? formatDate(dayOf(new Date(patient.lastVisitAt))) : null,
    })),
  );

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterRenderEffect(() => {
      if (this.selectedId()) host.querySelector('tr.selected')?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected open(event: MouseEvent, id: string): void {
    const onLink = event.target instanceof Element && event.target.closest('a');
    if (!onLink && !getSelection()?.toString()) this.opened.emit(id);
  }
}
