import { Component, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { SessionActions } from '../session/session.actions';
import { sessionFeature } from '../session/session.feature';
import type { ChallengeAnswer, Credentials } from '../session/session.model';
import { HmsChooseHospital } from './choose-hospital.component';
import { HmsNewPassword } from './new-password.component';
import { HmsSignInForm } from './sign-in-form.component';

/** Sign-in with its steps: e-mail and password, then a new password or the choice of a hospital where the server asks for it. */
@Component({
  selector: 'hms-sign-in-page',
  imports: [HmsChooseHospital, HmsNewPassword, HmsSignInForm],
  template: `
    @switch (challenge()?.kind) {
      @case ('NEW_PASSWORD_REQUIRED') {
        <hms-new-password
          [email]="challenge()!.email"
          [busy]="busy()"
          [problem]="problem()"
          (chosen)="answer({ newPassword: $event })"
          (abandoned)="abandon()"
        />
      }
      @case ('CHOOSE_TENANT') {
        <hms-choose-hospital
          [tenants]="challenge()!.tenants"
          [busy]="busy()"
          [problem]="problem()"
          (chosen)="answer({ tenantId: $event })"
          (abandoned)="abandon()"
        />
      }
      @default {
        <hms-sign-in-form [busy]="busy()" [problem]="problem()" [notice]="notice()" (submitted)="signIn($event)" />
      }
    }
  `,
})
export class SignInPage {
  readonly #store = inject(Store);
  protected readonly challenge = this.#store.selectSignal(sessionFeature.selectChallenge);
  protected readonly busy = this.#store.selectSignal(sessionFeature.selectBusy);
  protected readonly problem = this.#store.selectSignal(sessionFeature.selectProblem);
  protected readonly notice = this.#store.selectSignal(sessionFeature.selectNotice);

  protected signIn(credentials: Credentials): void {
    this.#store.dispatch(SessionActions.signInAsked({ credentials }));
  }

  protected answer(answer: ChallengeAnswer): void {
    this.#store.dispatch(SessionActions.challengeAnswered({ answer }));
  }

  protected abandon(): void {
    this.#store.dispatch(SessionActions.challengeAbandoned());
  }
}
