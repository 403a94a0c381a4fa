import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

export interface Step {
  readonly label: string;
  /** What was entered, once the step is done. */
  readonly summary?: string;
}

/** The head of a wizard: numbered steps, done ones ticked and open to go back to. */
@Component({
  selector: 'hms-steps',
  imports: [MatIcon],
  template: `
    <ol>
      @for (step of all(); track step.label) {
        <li
          [class.current]="step.state === 'current'"
          [class.done]="step.state === 'done'"
          [attr.aria-current]="step.state === 'current' ? 'step' : null"
        >
          <button type="button" [disabled]="step.state !== 'done'" (click)="chosen.emit($index)">
            <span class="dot">
              @if (step.state === 'done') {
                <mat-icon class="small" svgIcon="check" />
              } @else {
                {{ $index + 1 }}
              }
            </span>
            <span class="words">
              <span class="label">{{ step.label }}</span>
              @if (step.summary && step.state === 'done') {
                <span class="meta">{{ step.summary }}</span>
              }
            </span>
          </button>
        </li>
      }
    </ol>
  `,
  styleUrl: './steps.component.scss',
})
export class HmsSteps {
  readonly steps = input.required<readonly Step[]>();
  /** Index of the step in work. */
  readonly current = input.required<number>();
  /** Index of a done step to go back to. */
  readonly chosen = output<number>();

  protected readonly all = computed(() =>
    this.steps().map((step, at) => ({ ...step, state: at < this.current() ? 'done' : at === this.current() ? 'current' : 'ahead' })),
  );
}
