import { Component, computed, input, output } from '@angular/core';
import type { CareGoal } from '@hms/shared-dto';
import { HmsStatusChip } from '@hms/shared-ui';
import { goalLine } from '../plan-words';

/** Goals of a plan with how far each is; what was cancelled is struck, never gone. */
@Component({
  selector: 'hp-goal-list',
  imports: [HmsStatusChip],
  template: `
    <ul>
      @for (row of rows(); track row.goal.id) {
        <li>
          <div class="what">
            <b [class.struck]="row.cancelled">{{ row.goal.description }}</b>
            <span class="meta muted">{{ row.facts }}</span>
          </div>
          <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon" [struck]="row.cancelled">{{ row.look.label }}</hms-status-chip>
          @if (editable()) {
            <div class="actions">
              @if (!row.cancelled) {
                <button type="button" class="btn sm" (click)="changed.emit(row.goal)">
                  Change<span class="sr-only"> {{ row.goal.description }}</span>
                </button>
                <button type="button" class="btn sm quiet" (click)="dropped.emit(row.goal)">
                  Cancel<span class="sr-only"> {{ row.goal.description }}</span>
                </button>
              }
            </div>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './part-list.scss',
})
export class GoalList {
  readonly goals = input.required<readonly CareGoal[]>();
  readonly zone = input.required<string>();
  readonly editable = input(false);
  readonly changed = output<CareGoal>();
  readonly dropped = output<CareGoal>();

  protected readonly rows = computed(() => this.goals().map((goal) => goalLine(goal, this.zone())));
}
