import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatientSummary } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, formatInstant } from '@hms/shared-ui';

/** The newest patients: name, birth date and number to tell them apart, and when each was registered. */
@Component({
  selector: 'hp-recent-patients',
  imports: [HmsPatientName, HmsStatusChip, RouterLink],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li>
          <a [routerLink]="['/patients', row.id]">
            <span class="name">
              <hms-patient-name
                [lastName]="row.lastName"
                [firstName]="row.firstName"
                [dateOfBirth]="row.dateOfBirth"
                [estimated]="row.birthDateEstimated"
                born
              />
              @if (row.sameName) {
                <hms-status-chip tone="caution" icon="group">Same name</hms-status-chip>
              }
            </span>
            <span class="meta">{{ row.patientNumber }}</span>
            <span class="meta">Registered {{ row.registered }}</span>
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    a {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 110px 210px;
      align-items: center;
      gap: 2px var(--s-3);
      min-height: 38px;
      padding: 4px var(--s-4);
      color: var(--text);
      text-decoration: none;
    }
    a:hover {
      background: var(--surface-hover);
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    .name {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px var(--s-2);
    }
    .meta:last-child {
      text-align: right;
    }
    @media (max-width: 767px) {
      a {
        grid-template-columns: minmax(0, 1fr) auto;
        padding-block: var(--s-2);
      }
      .name {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class RecentPatientList {
  readonly patients = input.required<readonly PatientSummary[]>();
  protected readonly rows = computed(() =>
    this.patients().map((patient) => ({ ...patient, registered: formatInstant(patient.createdAt) })),
  );
}
