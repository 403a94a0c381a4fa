import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MfaStatus } from '@hms/shared-dto';
import { HmsNotice } from '../components/notice.component';
import { HmsStatusChip } from '../components/status-chip.component';
import { dayOf, formatDate } from '../format/dates';

/** So few that new ones should be made. */
const FEW_CODES = 3;

/** Whether sign-in asks for a code, and what can be done about it. */
@Component({
  selector: 'hms-mfa-panel',
  imports: [HmsNotice, HmsStatusChip, RouterLink],
  template: `
    @if (status().enabled) {
      <p>
        <hms-status-chip tone="ok" icon="check_circle">On</hms-status-chip> since {{ since() }}. Besides your password, sign-in asks for a
        code of your authenticator app.
      </p>
      @if (few(); as text) {
        <hms-notice tone="caution">{{ text }}</hms-notice>
      } @else {
        <p class="muted">{{ codesLeft() }}</p>
      }
      @if (status().required) {
        <p class="muted">{{ hospital() ?? 'The platform' }} requires it of you, so it cannot be turned off.</p>
      }
      <div class="row">
        <button type="button" class="btn" [attr.aria-disabled]="busy() || null" (click)="codesAsked.emit()">New recovery codes</button>
        @if (!status().required) {
          <button type="button" class="btn" [attr.aria-disabled]="busy() || null" (click)="offAsked.emit()">Turn off</button>
        }
      </div>
    } @else {
      <p>
        <hms-status-chip tone="neutral" icon="radio_button_unchecked">Off</hms-status-chip> With it, a stolen password alone opens nothing:
        sign-in also asks for a code of an app on your telephone.
      </p>
      <a class="btn primary" routerLink="/account/two-step">Set up two-step verification</a>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--s-3);
    }
  `,
})
export class HmsMfaPanel {
  readonly status = input.required<MfaStatus>();
  /** The hospital of the session; null for the platform. */
  readonly hospital = input<string | null>(null);
  readonly busy = input(false);
  readonly codesAsked = output();
  readonly offAsked = output();

  protected readonly since = computed(() => {
    const at = this.status().enabledAt;
    return at ? formatDate(dayOf(new Date(at))) : 'today';
  });
  protected readonly codesLeft = computed(() => {
    const left = this.status().recoveryCodesLeft;
    return left === 1 ? '1 recovery code is left.' : `${left || 'No'} recovery codes are left.`;
  });
  protected readonly few = computed(() =>
    this.status().recoveryCodesLeft <= FEW_CODES ? `${this.codesLeft()} Make new ones before you need them.` : null,
  );
}
