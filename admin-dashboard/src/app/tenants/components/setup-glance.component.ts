import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Job } from '@hms/shared-dto';
import { setupInWords, setupPercent, stoppedAt } from '../setup-steps';

/** Where a hospital's setup stands, for its card or row. */
@Component({
  selector: 'adm-setup-glance',
  imports: [RouterLink],
  template: `
    @if (job()?.state === 'failed') {
      <p>
        <b>Stopped at: {{ stopped() }}.</b> {{ job()?.error?.message }}
      </p>
      <a class="btn sm" routerLink="/tenants/new/plan">Try again</a>
    } @else {
      <p>{{ words() }}</p>
      <div class="bar" role="progressbar" aria-label="Setup" aria-valuemin="0" aria-valuemax="100" [attr.aria-valuenow]="percent()">
        <i [style.width.%]="percent()"></i>
      </div>
      <p class="meta">This fills in when the hospital is ready. You can leave this page.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--s-2);
      font-size: var(--fs-small);
      line-height: var(--lh-small);
    }
    .bar {
      width: 100%;
      height: 6px;
      border-radius: 3px;
      background: var(--line-soft);
      box-shadow: inset 0 0 0 1px var(--line);
      overflow: hidden;
    }
    i {
      display: block;
      height: 100%;
      background: var(--info-bar);
    }
  `,
})
export class SetupGlance {
  readonly job = input<Job>();
  protected readonly words = computed(() => setupInWords(this.job()));
  protected readonly percent = computed(() => setupPercent(this.job()));
  protected readonly stopped = computed(() => stoppedAt(this.job()));
}
