import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { VisitSummary } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { visitLook } from '../visit-words';

/** Visits, each leading to its page; times by the hospital's clock. */
@Component({
  selector: 'hp-visit-list',
  imports: [HmsPatientName, HmsStatusChip, RouterLink],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li>
          <a [routerLink]="['/patients', row.patientId, 'visits', row.id]">
            <span class="when">{{ row.when }}</span>
            @if (patients()) {
              <span
                ><hms-patient-name
                  [lastName]="row.patient.lastName"
                  [firstName]="row.patient.firstName"
                  [dateOfBirth]="row.patient.dateOfBirth"
                  born
              /></span>
            }
            <span>{{ row.chiefComplaint || 'No chief complaint yet' }}</span>
            <span class="meta">{{ row.doctorName }}</span>
            <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon" [struck]="row.look.struck">{{ row.look.words }}</hms-status-chip>
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    a {
      display: grid;
      grid-template-columns: 140px repeat(auto-fit, minmax(120px, 1fr));
      align-items: center;
      gap: 2px var(--s-3);
      min-height: 38px;
      padding: 4px var(--s-4);
      color: var(--text);
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    a:hover {
      background: var(--surface-hover);
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    .when {
      font-weight: var(--fw-medium);
      font-variant-numeric: tabular-nums;
    }
    hms-status-chip {
      justify-self: start;
    }
    @media (max-width: 767px) {
      a {
        grid-template-columns: minmax(0, 1fr);
        padding-block: var(--s-2);
      }
    }
  `,
})
export class VisitList {
  readonly visits = input.required<readonly VisitSummary[]>();
  readonly zone = input.required<string>();
  /** Whose each visit is, in lists of more than one patient. */
  readonly patients = input(false);

  protected readonly rows = computed(() =>
    this.visits().map((visit) => ({
      ...visit,
      when: formatInstant(visit.startedAt, this.zone()),
      look: visitLook(visit, this.zone()),
    })),
  );
}
