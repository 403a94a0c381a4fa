import { Component, computed, inject, signal, viewChild } from '@angular/core';
import type { ChangePasswordRequest, MfaStatus, SessionInfo } from '@hms/shared-dto';
import { Store } from '@ngrx/store';
import { HmsErrorPanel } from '../components/error-panel.component';
import { HmsPageHead } from '../components/page-head.component';
import { HmsPanel } from '../components/panel.component';
import { HmsRefusal } from '../components/refusal.component';
import { HmsSkeleton } from '../components/skeleton.component';
import { ToastService } from '../components/toast.service';
import { Dialogs } from '../dialogs/dialogs.service';
import { HmsRecoveryCodes } from '../mfa/recovery-codes.component';
import { OneCall } from '../session/one-call';
import { sessionFeature } from '../session/session.feature';
import { AccountApi } from './account.api';
import { HmsMfaPanel } from './mfa-panel.component';
import { HmsPasswordForm } from './password-form.component';
import { HmsSessionList } from './session-list.component';

/** `/account`: password, two-step verification, and where one is signed in. Nothing of it is kept in the store. */
@Component({
  selector: 'hms-account-page',
  imports: [HmsErrorPanel, HmsMfaPanel, HmsPageHead, HmsPanel, HmsPasswordForm, HmsRecoveryCodes, HmsRefusal, HmsSessionList, HmsSkeleton],
  templateUrl: './account.page.html',
  styleUrl: './account.page.scss',
})
export class AccountPage {
  readonly #api = inject(AccountApi);
  readonly #toasts = inject(ToastService);
  readonly #dialogs = inject(Dialogs);
  protected readonly user = inject(Store).selectSignal(sessionFeature.selectUser);
  protected readonly passwordForm = viewChild.required(HmsPasswordForm);

  protected readonly passwordCall = new OneCall();
  protected readonly mfaLoad = new OneCall();
  protected readonly mfaCall = new OneCall();
  protected readonly sessionsLoad = new OneCall();
  protected readonly sessionsCall = new OneCall();
  protected readonly mfa = signal<MfaStatus | null>(null);
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly sessions = signal<readonly SessionInfo[] | null>(null);
  protected readonly others = computed(() => (this.sessions() ?? []).filter(({ current }) => !current).map(({ id }) => id));

  constructor() {
    this.loadMfa();
    this.loadSessions();
  }

  protected loadMfa(): void {
    this.mfaLoad.run(this.#api.mfa(), (status) => this.mfa.set(status));
  }

  protected loadSessions(): void {
    this.sessionsLoad.run(this.#api.sessions(), (sessions) => this.sessions.set(sessions));
  }

  protected changePassword(request: ChangePasswordRequest): void {
    const done = () => {
      this.passwordForm().clear();
      this.#toasts.show('Password changed. You are signed out everywhere else.');
      this.loadSessions();
    };
    this.passwordCall.run(this.#api.changePassword(request), done, (problem) => this.passwordForm().refuse(problem));
  }

  protected async renewCodes(): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'Make new recovery codes?',
      text: 'The codes that you have now stop working.',
      confirm: 'Make new codes',
      cancel: 'Keep the old ones',
    });
    if (answer) this.mfaCall.run(this.#api.renewCodes(), ({ recoveryCodes }) => this.codes.set(recoveryCodes));
  }

  protected codesKept(): void {
    this.codes.set([]);
    this.loadMfa();
  }

  protected async turnOff(): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'Turn two-step verification off?',
      text: 'Your password alone will open your account again. The recovery codes stop working.',
      confirm: 'Turn off',
      cancel: 'Keep it on',
      danger: true,
    });
    if (!answer) return;
    this.mfaCall.run(this.#api.turnOffMfa(), () => {
      this.#toasts.show('Two-step verification is off.');
      this.loadMfa();
    });
  }

  protected end(ids: readonly string[]): void {
    this.sessionsCall.run(this.#api.endSessions(ids), () => {
      this.#toasts.show(ids.length === 1 ? 'Signed out there.' : `Signed out of ${ids.length} other places.`);
      this.loadSessions();
    });
  }

  protected async endOthers(): Promise<void> {
    const ids = this.others();
    const answer = await this.#dialogs.confirm({
      title: 'Sign out everywhere else?',
      text: 'You stay signed in here. What is unsaved in the other places is lost.',
      confirm: 'Sign out everywhere else',
      cancel: 'Stay signed in',
    });
    if (answer) this.end(ids);
  }
}
