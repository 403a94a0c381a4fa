import { Component, type ElementRef, afterNextRender, computed, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DuplicateCandidate } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, dayOf, formatPhone } from '@hms/shared-ui';
import { GENDER_LABELS, bornAndAge, reasonLabels } from '../patient-words';

/** Registered patients who may be the same person, with what agrees; open one, or register anyway. */
@Component({
  selector: 'hp-duplicate-candidates',
  imports: [HmsPatientName, HmsStatusChip, RouterLink],
  template: `
    <div #box class="box" role="alert" tabindex="-1">
      <h2>{{ title() }}</h2>
      <p>Open the one you mean. Register anyway only when this is another person.</p>
      <ul>
        @for (row of rows(); track row.id) {
          <li>
            <div class="who">
              <hms-patient-name [lastName]="row.lastName" [firstName]="row.firstName" />
              <div class="facts small-text">
                @for (fact of row.facts; track fact.label) {
                  <span
                    ><span class="muted">{{ fact.label }}</span> {{ fact.value }}</span
                  >
                }
              </div>
              <div class="chips">
                @for (reason of row.why; track reason) {
                  <hms-status-chip tone="caution">{{ reason }}</hms-status-chip>
                }
              </div>
            </div>
            <a class="btn sm" [routerLink]="['/patients', row.id]"
              >Open<span class="sr-only"> {{ row.patientNumber }}</span></a
            >
          </li>
        }
      </ul>
      <button type="button" class="btn" (click)="registerAnyway.emit()">Register anyway</button>
    </div>
  `,
  styles: `
    .box {
      display: grid;
      gap: var(--s-3);
      justify-items: start;
      padding: var(--s-3) var(--s-4);
      border: 1px solid var(--caution-bar);
      border-radius: var(--r-3);
      background: var(--caution-bg);
      color: var(--caution-fg);
    }
    ul {
      display: grid;
      gap: var(--s-2);
      width: 100%;
    }
    li {
      display: flex;
      align-items: flex-start;
      gap: var(--s-3);
      padding: var(--s-2) var(--s-3);
      border: 1px solid var(--line);
      border-radius: var(--r-2);
      background: var(--surface);
      color: var(--text);
    }
    .who {
      flex: 1;
      min-width: 0;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--s-3);
    }
    .facts > span {
      white-space: nowrap;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-1);
      margin-top: 6px;
    }
  `,
})
export class DuplicateCandidates {
  readonly candidates = input.required<readonly DuplicateCandidate[]>();
  readonly registerAnyway = output();
  protected readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  readonly #today = dayOf(new Date());
  protected readonly title = computed(() =>
    this.candidates().length === 1
      ? 'This patient may already be registered'
      : `${this.candidates().length} registered patients may be this person`,
  );
  protected readonly rows = computed(() =>
    this.candidates().map((one) => ({
      ...one,
      facts: [
        { label: 'Born', value: bornAndAge(one, this.#today) },
        { label: 'Sex', value: GENDER_LABELS[one.gender] },
        { label: 'Patient no.', value: one.patientNumber },
        { label: 'Phone', value: formatPhone(one.phone) },
      ],
      why: reasonLabels(one.reasons),
    })),
  );

  constructor() {
    // The person pressed a button far below: this is the answer.
    afterNextRender(() => this.box().nativeElement.focus());
  }
}
