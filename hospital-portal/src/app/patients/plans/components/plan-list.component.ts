import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CarePlanSummary } from '@hms/shared-dto';
import { HmsMeter, HmsStatusChip } from '@hms/shared-ui';
import { planLine } from '../plan-words';

/** Treatment plans with how much of each is done; the whole row leads to the plan. */
@Component({
  selector: 'hp-plan-list',
  imports: [HmsMeter, HmsStatusChip, RouterLink],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li>
          <a [routerLink]="['/patients', row.patientId, 'plans', row.id]">
            <span class="what">
              <b [class.struck]="row.struck">{{ row.title }}</b>
              <span class="meta">{{ row.facts }}</span>
              @if (row.statusReason) {
                <span class="meta">{{ row.statusReason }}</span>
              }
            </span>
            @if (row.progress.total) {
              <hms-meter progress label="Activities done" [used]="row.progress.done" [limit]="row.progress.total" />
            } @else {
              <span class="meta">No activities</span>
            }
            <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon" [struck]="row.struck">{{ row.look.label }}</hms-status-chip>
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    a {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 200px 150px;
      align-items: center;
      gap: var(--s-2) var(--s-5);
      padding: var(--s-3) var(--s-4);
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
    .what {
      display: grid;
      gap: 2px;
    }
    .meta {
      color: var(--text-muted);
    }
    b.struck {
      text-decoration: line-through;
    }
    hms-status-chip {
      justify-self: start;
    }
    @media (max-width: 767px) {
      a {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class PlanList {
  readonly plans = input.required<readonly CarePlanSummary[]>();
  readonly zone = input.required<string>();

  protected readonly rows = computed(() => this.plans().map((plan) => planLine(plan, this.zone())));
}
