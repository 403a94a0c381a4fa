import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Job, JobState } from '@hms/shared-dto';
import type { IconName } from '@hms/shared-ui';
import { formatDuration, setupSteps } from '../setup-steps';

const LOOK: Readonly<Record<JobState, { readonly icon: IconName; readonly word: string }>> = {
  queued: { icon: 'radio_button_unchecked', word: 'waiting' },
  running: { icon: 'sync', word: 'running' },
  done: { icon: 'check_circle', word: 'done' },
  failed: { icon: 'error', word: 'failed' },
};

/** The six steps of a hospital's setup with their times. */
@Component({
  selector: 'adm-setup-steps',
  imports: [MatIcon],
  template: `
    <ol>
      @for (step of steps(); track step.name) {
        <li [attr.data-state]="step.state">
          <mat-icon [svgIcon]="look[step.state].icon" />
          <span class="grow"
            >{{ step.label }}<span class="sr-only">, {{ look[step.state].word }}</span></span
          >
          @if (step.state === 'failed' && retrying()) {
            <span class="meta">Failed, trying again</span>
          } @else {
            <span class="meta">{{ step.durationMs === null ? '' : duration(step.durationMs) }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: var(--s-3);
      min-height: 36px;
    }
    [data-state='queued'] {
      color: var(--text-muted);
    }
    [data-state='done'] mat-icon {
      color: var(--ok-bar);
    }
    [data-state='running'] mat-icon {
      color: var(--info-bar);
      animation: turn 1.6s linear infinite;
    }
    [data-state='failed'] {
      color: var(--critical-fg);
      font-weight: var(--fw-strong);
    }
    @keyframes turn {
      to {
        rotate: -360deg;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      mat-icon.mat-icon {
        animation: none;
      }
    }
  `,
})
export class SetupSteps {
  readonly job = input<Job>();
  protected readonly steps = computed(() => setupSteps(this.job()));
  /** The job goes on after a step has failed: the worker tries it several times before it gives up. */
  protected readonly retrying = computed(() => this.job()?.state !== 'failed');
  protected readonly look = LOOK;
  protected readonly duration = formatDuration;
}
