import { Component, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { CriticalResult } from '@hms/shared-dto';
import { Dialogs, formatInstant, formatName } from '@hms/shared-ui';
import { rangeWords, unitWords } from './lab-words';

/** Somebody has read a critical value back. */
export interface Acknowledgement {
  readonly critical: CriticalResult;
  readonly readBack: string;
}

/** Critical results that wait for somebody, one bar each: there is no way to take several at once. */
@Component({
  selector: 'hp-critical-list',
  imports: [MatIcon, RouterLink],
  template: `
    @for (row of rows(); track row.critical.id) {
      <div class="bar" role="group" [attr.aria-label]="'Critical result, ' + row.critical.testName">
        <mat-icon svgIcon="warning" aria-hidden="true" />
        <span class="grow">
          <b>{{ row.critical.testName }} {{ row.critical.display }} {{ row.unit }} is critical</b> (reference {{ row.range }}), verified
          {{ row.at }}.
          @if (named()) {
            <a [routerLink]="['/patients', row.critical.patient.id, 'labs']">{{ row.name }}, {{ row.critical.patient.patientNumber }}</a
            >.
          }
          Ordered by {{ row.critical.orderer }}. {{ row.next }}
        </span>
        @if (mayAcknowledge()) {
          <button type="button" class="btn" (click)="ask(row.critical)">Acknowledge</button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-2);
      padding: var(--s-2) var(--s-3);
      border-radius: var(--r-2);
      background: var(--critical-solid);
      color: var(--on-critical-solid);
    }
    .grow {
      flex: 1 1 240px;
    }
    a {
      color: inherit;
    }
  `,
})
export class CriticalList {
  readonly results = input.required<readonly CriticalResult[]>();
  readonly zone = input.required<string>();
  readonly mayAcknowledge = input(false);
  /** Whether patients are named: not on a patient's own page. */
  readonly named = input(false);
  readonly acknowledged = output<Acknowledgement>();
  readonly #dialogs = inject(Dialogs);

  protected readonly rows = computed(() =>
    this.results().map((critical) => ({
      critical,
      name: formatName(critical.patient),
      unit: unitWords(critical.unit),
      range: rangeWords(critical.range).toLowerCase(),
      at: formatInstant(critical.createdAt, this.zone()),
      next: critical.escalatesAt
        ? `More people are told at ${formatInstant(critical.escalatesAt, this.zone())}.`
        : 'Department and Admins were told.',
    })),
  );

  /** The value is read back: pressing a button alone proves nothing. */
  protected async ask(critical: CriticalResult): Promise<void> {
    const { patient, testName } = critical;
    const answer = await this.#dialogs.confirm({
      title: 'Acknowledge this critical result?',
      text: `${formatName(patient)}, ${patient.patientNumber}. ${testName}. Write the value as you have read it, and what you do about it.`,
      reason: { label: 'Value as read back, and action', required: true, maxLength: 500 },
      confirm: 'Acknowledge',
      cancel: 'Not yet',
    });
    if (answer) this.acknowledged.emit({ critical, readBack: answer.reason });
  }
}
