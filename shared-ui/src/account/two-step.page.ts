import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { MfaSetup } from '@hms/shared-dto';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, throwError } from 'rxjs';
import { HmsErrorPanel } from '../components/error-panel.component';
import { HmsPageHead } from '../components/page-head.component';
import { HmsPanel } from '../components/panel.component';
import { HmsSkeleton } from '../components/skeleton.component';
import { ToastService } from '../components/toast.service';
import { HmsMfaSetup } from '../mfa/mfa-setup.component';
import { HmsRecoveryCodes } from '../mfa/recovery-codes.component';
import { OneCall } from '../session/one-call';
import { REAUTH_REQUIRED, toProblem } from '../session/problem';
import { sessionFeature } from '../session/session.feature';
import { AccountApi } from './account.api';

/** `/account/two-step`: connects an authenticator app, then shows the recovery codes once. */
@Component({
  selector: 'hms-two-step-page',
  imports: [HmsErrorPanel, HmsMfaSetup, HmsPageHead, HmsPanel, HmsRecoveryCodes, HmsSkeleton],
  template: `
    <hms-page-head [title]="codes().length ? 'Keep your recovery codes' : 'Set up two-step verification'" />
    <hms-panel>
      @if (codes().length) {
        <hms-recovery-codes action="Done" [codes]="codes()" [account]="user()?.email ?? ''" (kept)="finish()" />
      } @else if (setup(); as setup) {
        <hms-mfa-setup
          [setup]="setup"
          [busy]="confirming.busy()"
          [problem]="confirming.problem()"
          (entered)="confirm($event)"
          (abandoned)="back()"
        />
      } @else if (starting.problem(); as problem) {
        <hms-error-panel title="It could not be started." [problem]="problem" (retry)="start()" />
      } @else {
        <hms-skeleton [rows]="8" [height]="24" />
      }
    </hms-panel>
  `,
  styles: `
    hms-panel {
      max-width: 600px;
    }
  `,
})
export class TwoStepPage {
  readonly #api = inject(AccountApi);
  readonly #router = inject(Router);
  readonly #toasts = inject(ToastService);
  protected readonly user = inject(Store).selectSignal(sessionFeature.selectUser);
  protected readonly starting = new OneCall();
  protected readonly confirming = new OneCall();
  protected readonly setup = signal<MfaSetup | null>(null);
  protected readonly codes = signal<readonly string[]>([]);

  constructor() {
    this.start();
  }

  protected start(): void {
    const secret$ = this.#api.setUpMfa().pipe(catchError((error: unknown) => this.#orBack(error)));
    this.starting.run(secret$, (setup) => this.setup.set(setup));
  }

  protected confirm(code: string): void {
    this.confirming.run(this.#api.confirmMfa(code), ({ recoveryCodes }) => this.codes.set(recoveryCodes));
  }

  protected finish(): void {
    this.#toasts.show('Two-step verification is on.');
    this.back();
  }

  protected back(): void {
    void this.#router.navigateByUrl('/account');
  }

  /** Who does not prove that it is they goes back to where they came from. */
  #orBack(error: unknown) {
    if (toProblem(error).code !== REAUTH_REQUIRED) return throwError(() => error);
    this.back();
    return EMPTY;
  }
}
