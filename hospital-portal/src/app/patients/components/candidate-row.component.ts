import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DuplicateCandidate } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, dayOf, formatPhone } from '@hms/shared-ui';
import { GENDER_LABELS, bornAndAge, givenNames, goingOn, likelihood, reasonLabels } from '../patient-words';

/** A registered patient who may be the same person: who it is, what agrees and how likely that makes it. Buttons go in. */
@Component({
  selector: 'hp-candidate-row',
  imports: [HmsPatientName, HmsStatusChip, RouterLink],
  template: `
    <div class="who">
      <hms-patient-name [lastName]="candidate().lastName" [firstName]="given()" [title]="candidate().title" />
      <div class="facts small-text">
        @for (fact of facts(); track fact.label) {
          <span
            ><span class="muted">{{ fact.label }}</span> {{ fact.value }}</span
          >
        }
      </div>
      <div class="chips">
        @if (candidate().replacedBy; as survivor) {
          <hms-status-chip icon="call_merge">Merged into {{ survivor.patientNumber }}</hms-status-chip>
        } @else if (candidate().status === 'archived') {
          <hms-status-chip icon="archive">Archived: open it to restore it</hms-status-chip>
        }
        <hms-status-chip tone="caution" icon="group">{{ likely() }}</hms-status-chip>
        @for (reason of why(); track reason) {
          <hms-status-chip>{{ reason }}</hms-status-chip>
        }
      </div>
    </div>
    <div class="buttons">
      <a class="btn sm" [routerLink]="['/patients', going().id]"
        >Open<span class="sr-only"> {{ going().patientNumber }}</span></a
      >
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: var(--s-2) var(--s-3);
      padding: var(--s-2) var(--s-3);
      border: 1px solid var(--line);
      border-radius: var(--r-2);
      background: var(--surface);
      color: var(--text);
    }
    .who {
      flex: 1;
      min-width: 200px;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--s-3);
    }
    .facts > span {
      white-space: nowrap;
    }
    .chips,
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-1);
    }
    .chips {
      margin-top: 6px;
    }
  `,
})
export class CandidateRow {
  readonly candidate = input.required<DuplicateCandidate>();

  readonly #today = dayOf(new Date());
  protected readonly given = computed(() => givenNames(this.candidate()));
  protected readonly going = computed(() => goingOn(this.candidate()));
  protected readonly likely = computed(() => likelihood(this.candidate().score));
  protected readonly why = computed(() => reasonLabels(this.candidate().reasons));
  protected readonly facts = computed(() => {
    const one = this.candidate();
    return [
      { label: 'Born', value: bornAndAge(one, this.#today) },
      { label: 'Sex', value: GENDER_LABELS[one.gender] },
      { label: 'Patient no.', value: one.patientNumber },
      { label: 'Phone', value: formatPhone(one.phone) },
    ];
  });
}
