import { Component, computed, effect, input, signal, untracked } from '@angular/core';
import { formatWait, spokenWait } from '../format/wait';
import type { Problem } from '../session/problem';
import { HmsNotice } from './notice.component';

const TICK_MS = 1000;

/** Why a form was refused. After too many tries it counts down in words, and says when the next try is welcome. */
@Component({
  selector: 'hms-refusal',
  imports: [HmsNotice],
  template: `
    @if (problem(); as refusal) {
      @if (refusal.status !== 429 || refusal.retryAfterSeconds === null) {
        <hms-notice tone="critical" live>{{ refusal.detail }}</hms-notice>
      } @else if (left() > 0) {
        <hms-notice tone="caution">
          <span aria-hidden="true"><b>Too many tries.</b> You can try again in {{ words() }}.</span>
          <span class="sr-only" role="status">Too many tries. You can try again in {{ spoken() }}.</span>
        </hms-notice>
      } @else {
        <hms-notice tone="info" live>You can try again now.</hms-notice>
      }
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    hms-notice {
      position: relative;
    }
  `,
})
export class HmsRefusal {
  readonly problem = input.required<Problem | null>();

  /** Seconds until the next try is welcome. */
  protected readonly left = signal(0);
  protected readonly words = computed(() => formatWait(this.left()));
  protected readonly spoken = computed(() => spokenWait(this.left()));

  constructor() {
    effect((onCleanup) => {
      const seconds = this.problem()?.retryAfterSeconds ?? 0;
      const end = Date.now() + seconds * 1000;
      const tick = () => untracked(() => this.left.set(Math.max(0, Math.ceil((end - Date.now()) / 1000))));
      tick();
      if (!seconds) return;
      const clock = setInterval(tick, TICK_MS);
      onCleanup(() => clearInterval(clock));
    });
  }
}
