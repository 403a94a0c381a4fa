import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { QUEUE_PRIORITIES, type QueuePriority, type QueueToken } from '@hms/shared-dto';
import { HmsPanel, HmsPatientName, HmsStatusChip } from '@hms/shared-ui';
import { timeOf } from '../../hospital-time';
import { type DoctorQueue, PRIORITY_LOOKS, QUEUE_LOOKS, QUEUE_STEPS, type QueueStep, queueStepsFrom } from '../queue-steps';

/** One doctor's numbers: who is called, who waits, and what comes next. */
@Component({
  selector: 'hp-doctor-queue',
  imports: [HmsPanel, HmsPatientName, HmsStatusChip, MatIcon, RouterLink],
  templateUrl: './doctor-queue.component.html',
  styleUrl: './doctor-queue.component.scss',
})
export class DoctorQueueCard {
  readonly group = input.required<DoctorQueue>();
  readonly zone = input.required<string>();
  /** Tokens and doctors for whom something is on its way. */
  readonly busy = input.required<readonly string[]>();
  readonly mayWrite = input.required<boolean>();
  readonly nextCalled = output();
  readonly taken = output<{ readonly token: QueueToken; readonly step: QueueStep }>();

  readonly prioritized = output<{ readonly token: QueueToken; readonly priority: QueuePriority }>();

  protected readonly steps = QUEUE_STEPS;
  protected readonly priorities = QUEUE_PRIORITIES.map((value) => ({ value, ...PRIORITY_LOOKS[value] }));
  protected readonly priorityLooks = PRIORITY_LOOKS;
  protected readonly title = computed(() => {
    const { doctorName, waiting } = this.group();
    return `${doctorName}, ${waiting} waiting`;
  });
  protected readonly rows = computed(() =>
    this.group().tokens.map((token) => ({
      token,
      look: QUEUE_LOOKS[token.status],
      since: timeOf(token.createdAt, this.zone()),
      steps: this.mayWrite() ? queueStepsFrom(token.status) : [],
      busy: this.busy().includes(token.id),
    })),
  );

  protected prioritize(token: QueueToken, event: Event): void {
    this.prioritized.emit({ token, priority: (event.target as HTMLSelectElement).value as QueuePriority });
  }
}
