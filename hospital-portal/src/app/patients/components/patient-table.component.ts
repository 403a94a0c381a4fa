import { Component, ElementRef, afterRenderEffect, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatientSummary } from '@hms/shared-dto';
import { HmsStatusChip, dayOf, formatDate, formatPhone } from '@hms/shared-ui';
import { wordsOf } from '../highlight';
import { GENDER_LABELS, GENDER_SHORT, ageText, bornText } from '../patient-words';
import { MarkedText } from './marked-text.component';

/** The rows of the list; on a phone the same markup as cards. The whole row opens, the name is the link. */
@Component({
  selector: 'hp-patient-table',
  imports: [HmsStatusChip, MarkedText, RouterLink],
  templateUrl: './patient-table.component.html',
  styleUrl: './patient-table.component.scss',
})
export class PatientTable {
  readonly patients = input.required<readonly PatientSummary[]>();
  readonly search = input<string>();
  readonly selectedId = input<string | null>(null);
  /** Rows of an answer that is being replaced. */
  readonly stale = input(false);
  readonly opened = output<string>();

  readonly #today = dayOf(new Date());
  protected readonly words = computed(() => wordsOf(this.search()));
  protected readonly digits = computed(() => [(this.search() ?? '').replace(/\D/g, '')].filter((text) => text.length > 1));
  protected readonly rows = computed(() =>
    this.patients().map((patient) => ({
      ...patient,
      family: patient.lastName.toLocaleUpperCase('en-IN'),
      given: patient.firstName ? `, ${patient.firstName}` : '',
      sex: GENDER_LABELS[patient.gender],
      sexShort: GENDER_SHORT[patient.gender],
      age: ageText(patient.dateOfBirth, this.#today),
      born: bornText(patient),
      tel: patient.phone ? formatPhone(patient.phone) : null,
      registered: formatDate(dayOf(new Date(patient.createdAt))),
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
