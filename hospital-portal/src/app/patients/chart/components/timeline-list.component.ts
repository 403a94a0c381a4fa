import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { TimelineEntry } from '@hms/shared-dto';
import { formatInstant } from '@hms/shared-ui';
import { TIMELINE_LOOKS, timelineDetail } from '../timeline-words';

/** What happened to a patient, each with when and by whom; times by the hospital's clock. */
@Component({
  selector: 'hp-timeline-list',
  imports: [MatIcon, RouterLink],
  template: `
    <ol>
      @for (row of rows(); track row.key) {
        <li>
          <mat-icon class="small" [svgIcon]="row.look.icon" />
          <div>
            <p>
              <b>{{ row.look.words }}</b>
              @if (row.other; as other) {
                <a [routerLink]="['/patients', other.id]">{{ other.patientNumber }}</a>
              }
            </p>
            @if (row.appointment; as appointment) {
              <p>
                <a [routerLink]="['/appointments', appointment.id]">{{ row.detail }}</a>
              </p>
            } @else if (row.visit; as visit) {
              <p>
                <a [routerLink]="['/patients', patientId(), 'visits', visit.id]">{{ row.detail }}</a>
              </p>
            } @else if (row.carePlan; as plan) {
              <p>
                <a [routerLink]="['/patients', patientId(), 'plans', plan.id]">{{ row.detail }}</a>
              </p>
            } @else if (row.prescription; as prescription) {
              <p>
                <a [routerLink]="['/patients', patientId(), 'prescriptions', prescription.id]">{{ row.detail }}</a>
              </p>
            } @else if (row.detail) {
              <p>{{ row.detail }}</p>
            }
            <p class="meta muted">{{ row.written }}</p>
          </div>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      padding: 0;
      margin: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--s-2) var(--s-3);
      padding: var(--s-2) var(--s-4);
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    b {
      font-weight: var(--fw-medium);
    }
  `,
})
export class TimelineList {
  /** Whose timeline it is. */
  readonly patientId = input.required<string>();
  readonly entries = input.required<readonly TimelineEntry[]>();
  readonly zone = input.required<string>();

  protected readonly rows = computed(() =>
    this.entries().map((entry) => ({
      ...entry,
      key: `${entry.event} ${entry.id} ${entry.occurredAt}`,
      look: TIMELINE_LOOKS[entry.event],
      detail: timelineDetail(entry, this.zone()),
      written: [formatInstant(entry.occurredAt, this.zone()), entry.by].filter(Boolean).join(', '),
    })),
  );
}
