import { Component, booleanAttribute, computed, effect, inject, input, output, untracked } from '@angular/core';
import { Connection } from '../session/connection';
import { toProblem } from '../session/problem';
import { HmsNotice } from './notice.component';

/**
 * Something could not be loaded: what, the request's name for support, and the way to try again. When only the connection was missing, it tries
 * again by itself once that is back: what `retry` starts must read and change nothing.
 */
@Component({
  selector: 'hms-error-panel',
  imports: [HmsNotice],
  template: `
    <hms-notice tone="caution" [live]="true">
      <b>{{ title() }}</b> {{ shown().detail }}
      @if (shown().traceId; as id) {
        <span class="request">Request {{ id }}.</span>
      }
      @if (retriable()) {
        <button noticeActions type="button" class="btn sm" (click)="retry.emit()">Try again</button>
      }
    </hms-notice>
  `,
  styles: `
    :host {
      display: block;
    }
    .request {
      white-space: nowrap;
    }
  `,
})
export class HmsErrorPanel {
  /** What failed: "Hospitals could not be loaded." */
  readonly title = input.required<string>();
  /** The `Problem`; anything else thrown is shown as a failure of the page. */
  readonly problem = input.required<unknown>();
  readonly retriable = input(true, { transform: booleanAttribute });
  readonly retry = output();

  protected readonly shown = computed(() => toProblem(this.problem()));

  constructor() {
    const { state } = inject(Connection);
    let gone = false;
    effect(() => {
      if (state() === 'offline' || state() === 'unreachable') gone = true;
      else if (gone) {
        gone = false;
        untracked(() => this.#connectionBack());
      }
    });
  }

  #connectionBack(): void {
    if (this.retriable() && this.shown().code === 'network') this.retry.emit();
  }
}
