import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { CriticalResultList } from '@hms/shared-dto';
import { HmsPatientName, formatInstant, formatName } from '@hms/shared-ui';
import { LabFlagMark } from '../shared/labs/lab-flag.component';
import { unitWords } from '../shared/labs/lab-words';
import { criticalWords } from './critical-words';

/** Critical results that wait for the signed-in person, each with the way to where it is acknowledged. It cannot be closed. */
@Component({
  selector: 'hp-own-critical',
  imports: [HmsPatientName, LabFlagMark, MatIcon, RouterLink],
  template: `
    <section aria-labelledby="own-critical">
      <header>
        <mat-icon svgIcon="warning" aria-hidden="true" />
        <h2 id="own-critical">{{ words() }}</h2>
        <a class="btn sm" routerLink="/labs/critical">All critical results</a>
      </header>
      <ul>
        @for (row of rows(); track row.critical.id) {
          <li>
            <span class="pair">
              <b>{{ row.critical.testName }} {{ row.critical.display }} {{ row.unit }}</b>
              <hp-lab-flag [flag]="row.critical.flag" />
            </span>
            <span class="pair">
              <hms-patient-name
                [lastName]="row.critical.patient.lastName"
                [firstName]="row.critical.patient.firstName"
                [title]="row.critical.patient.title"
                [dateOfBirth]="row.critical.patient.dateOfBirth"
                [estimated]="row.critical.patient.birthDateEstimated"
                born
              />
              <span class="meta">{{ row.critical.patient.patientNumber }}</span>
            </span>
            <span class="meta">Since {{ row.since }}</span>
            <a class="btn sm" [routerLink]="['/patients', row.critical.patient.id, 'labs']"
              >{{ mayAcknowledge() ? 'Acknowledge' : 'Show' }}<span class="sr-only">: {{ row.critical.testName }}, {{ row.name }}</span></a
            >
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    section {
      overflow: hidden;
      border: 2px solid var(--critical-solid);
      border-radius: var(--r-3);
      background: var(--surface);
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-2);
      padding: var(--s-2) var(--s-3);
      background: var(--critical-solid);
      color: var(--on-critical-solid);
    }
    h2 {
      flex: 1 1 200px;
      margin: 0;
      color: inherit;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr) auto 108px;
      align-items: center;
      gap: 2px var(--s-3);
      min-height: 38px;
      padding: 4px var(--s-3);
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    li .btn {
      justify-content: center;
    }
    .pair {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px var(--s-2);
    }
    @media (max-width: 767px) {
      li {
        grid-template-columns: minmax(0, 1fr);
        padding-block: var(--s-2);
      }
      li .btn {
        justify-self: start;
      }
    }
  `,
})
export class OwnCritical {
  readonly list = input.required<CriticalResultList>();
  readonly zone = input.required<string>();
  readonly mayAcknowledge = input(false);

  protected readonly words = computed(() => criticalWords(this.list()));
  protected readonly rows = computed(() =>
    this.list().data.map((critical) => ({
      critical,
      unit: unitWords(critical.unit),
      name: formatName(critical.patient),
      since: formatInstant(critical.createdAt, this.zone()),
    })),
  );
}
