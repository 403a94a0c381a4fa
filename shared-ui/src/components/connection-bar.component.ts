import { Component, booleanAttribute, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { timeOf } from '../format/dates';
import type { ConnectionState } from '../session/connection';

/** One line above everything while the connection is not as it should be: what is, and what to do. The region is there from the start. */
@Component({
  selector: 'hms-connection-bar',
  imports: [MatIcon],
  host: { role: 'status' },
  template: `
    @if (text(); as words) {
      <p class="bar" [class.calm]="state() === 'slow' && !missingPart()">
        <mat-icon class="small" [svgIcon]="state() === 'slow' ? 'schedule' : 'cloud_off'" /><span>{{ words }}</span>
        @if (missingPart() || (state() === 'unreachable' && canAsk())) {
          <button type="button" class="btn sm" (click)="again.emit()">Try again</button>
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: var(--s-1) var(--s-2);
      min-height: 36px;
      padding: var(--s-1) var(--gutter);
      background: var(--caution-bg);
      color: var(--caution-fg);
      border-bottom: 1px solid var(--caution-bar);
      font-size: var(--fs-small);
      line-height: var(--lh-small);
    }
    /* It passes by itself: nothing makes room for it, and it is in nobody's way. */
    .calm {
      position: fixed;
      top: calc(var(--topbar-h) + var(--s-2));
      left: 50%;
      z-index: 20;
      width: max-content;
      max-width: calc(100vw - 2 * var(--s-4));
      translate: -50%;
      border: 1px solid var(--info-bar);
      border-radius: var(--r-2);
      box-shadow: var(--lift-2);
      pointer-events: none;
      background: var(--info-bg);
      color: var(--info-fg);
    }
  `,
})
export class HmsConnectionBar {
  readonly state = input.required<ConnectionState>();
  /** When the server last answered. */
  readonly lastAnswer = input<Date | null>(null);
  readonly missingPart = input(false, { transform: booleanAttribute });
  /** There is a way to ask the server at once. */
  readonly canAsk = input(false, { transform: booleanAttribute });
  readonly again = output();

  protected readonly text = computed(() =>
    this.missingPart() ? 'This part of the program could not be loaded. Check the connection.' : this.#text(),
  );

  readonly #asOf = computed(() => {
    const at = this.lastAnswer();
    return at ? ` What you see is as of ${timeOf(at)}.` : '';
  });

  #text(): string {
    switch (this.state()) {
      case 'offline':
        return `Offline.${this.#asOf()} Changes are not possible until the connection is back; what you type is kept.`;
      case 'unreachable':
        return `The server can't be reached.${this.#asOf()} What you type is kept.`;
      case 'slow':
        return 'Still working. The connection or the server is slow.';
      case 'good':
        return '';
    }
  }
}
