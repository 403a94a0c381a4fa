import { Component, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { ToastService } from './toast.service';

/** Where toasts appear; the shell has one. The live region exists from the start, else readers miss the first message. */
@Component({
  selector: 'hms-toast-host',
  imports: [MatIcon],
  host: {
    role: 'status',
    '(mouseenter)': 'toasts.hold()',
    '(mouseleave)': 'toasts.release()',
    '(focusin)': 'toasts.hold()',
    '(focusout)': 'toasts.release()',
  },
  template: `
    @if (toasts.current(); as toast) {
      <div class="toast">
        <span>{{ toast.text }}</span>
        @if (toast.actionLabel) {
          <button type="button" class="action" (click)="toasts.act()">{{ toast.actionLabel }}</button>
        }
        <button type="button" class="close" aria-label="Dismiss" (click)="toasts.dismiss()">
          <mat-icon class="small" svgIcon="close" />
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      position: fixed;
      left: var(--s-4);
      bottom: var(--s-4);
      z-index: 900;
    }
    .toast {
      display: flex;
      align-items: center;
      gap: var(--s-3);
      max-width: min(480px, calc(100vw - 2 * var(--s-4)));
      min-height: 44px;
      padding: var(--s-2) var(--s-2) var(--s-2) var(--s-4);
      border-radius: var(--r-2);
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
      box-shadow: var(--lift-2);
    }
    button {
      flex: none;
      min-width: 28px;
      min-height: 28px;
      border: 0;
      border-radius: var(--r-1);
      background: none;
      color: inherit;
      cursor: pointer;
    }
    .action {
      color: var(--mat-sys-inverse-primary);
      font-weight: var(--fw-strong);
    }
    @media (max-width: 767px) {
      :host {
        bottom: 128px; /* above the bottom bar and the page's fixed button */
      }
    }
  `,
})
export class HmsToastHost {
  protected readonly toasts = inject(ToastService);
}
