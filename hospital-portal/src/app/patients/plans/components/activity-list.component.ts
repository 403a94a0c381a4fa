import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { CareActivity, CareActivityKind, OwnActivityStatus } from '@hms/shared-dto';
import { HmsStatusChip, dayOf } from '@hms/shared-ui';
import { activityLine } from '../plan-words';
import { becomesOf, linkedPath } from '../plan-paths';

/** A step that somebody takes with a task. */
export interface TaskStep {
  readonly activity: CareActivity;
  readonly status: OwnActivityStatus;
}

/** What a plan has people do: tasks to tick, and what becomes an order, a prescription or an appointment, with how far that is. */
@Component({
  selector: 'hp-activity-list',
  imports: [HmsStatusChip, MatIcon, RouterLink],
  templateUrl: './activity-list.component.html',
  styleUrl: './part-list.scss',
})
export class ActivityList {
  readonly activities = input.required<readonly CareActivity[]>();
  readonly planId = input.required<string>();
  readonly patientId = input.required<string>();
  readonly zone = input.required<string>();
  /** Whether the plan may be written. */
  readonly editable = input(false);
  /** Whether something may be done for it now. */
  readonly active = input(false);
  /** What the viewer may make of an activity. */
  readonly may = input<Readonly<Partial<Record<CareActivityKind, boolean>>>>({});
  readonly stepped = output<TaskStep>();
  readonly changed = output<CareActivity>();
  readonly dropped = output<CareActivity>();

  protected readonly rows = computed(() => {
    const [zone, patientId, planId] = [this.zone(), this.patientId(), this.planId()];
    const today = dayOf(new Date(), zone);
    return this.activities().map((activity) => {
      const line = activityLine(activity, { zone, today });
      const open = !line.cancelled && activity.status !== 'completed';
      const real = activity.linked !== null && !line.dropped;
      return {
        ...{ ...line, open, path: linkedPath(activity, patientId) },
        task: activity.kind === 'Task',
        becomes: open && !real && this.active() && this.may()[activity.kind] ? becomesOf(activity, { patientId, planId }) : null,
      };
    });
  });
}
