import { Component, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { HmsFocusHere } from '../components/focus-here.directive';
import { HmsSkeleton } from '../components/skeleton.component';
import { HmsMfaSetup } from '../mfa/mfa-setup.component';
import { HmsRecoveryCodes } from '../mfa/recovery-codes.component';
import { SessionActions } from '../session/session.actions';
import { sessionFeature } from '../session/session.feature';
import type { ChallengeAnswer, Credentials } from '../session/session.model';
import { SessionTokens } from '../session/session-tokens';
import { HmsChooseHospital } from './choose-hospital.component';
import { HmsNewPassword } from './new-password.component';
import { HmsSignInCode } from './sign-in-code.component';
import { HmsSignInForm } from './sign-in-form.component';

/** Sign-in with its steps: e-mail and password, then whatever the server still asks for. The rare ones are loaded when they come up. */
@Component({
  selector: 'hms-sign-in-page',
  imports: [HmsChooseHospital, HmsFocusHere, HmsMfaSetup, HmsNewPassword, HmsRecoveryCodes, HmsSignInCode, HmsSignInForm, HmsSkeleton],
  styleUrl: './auth-page.scss',
  templateUrl: './sign-in.page.html',
})
export class SignInPage {
  readonly #store = inject(Store);
  protected readonly challenge = this.#store.selectSignal(sessionFeature.selectChallenge);
  protected readonly entry = this.#store.selectSignal(sessionFeature.selectEntry);
  protected readonly busy = this.#store.selectSignal(sessionFeature.selectBusy);
  protected readonly problem = this.#store.selectSignal(sessionFeature.selectProblem);
  protected readonly notice = this.#store.selectSignal(sessionFeature.selectNotice);
  protected readonly recoveryCodes = inject(SessionTokens).recoveryCodes;

  protected signIn(credentials: Credentials): void {
    this.#store.dispatch(SessionActions.signInAsked({ credentials }));
  }

  protected answer(answer: ChallengeAnswer): void {
    this.#store.dispatch(SessionActions.challengeAnswered({ answer }));
  }

  protected abandon(): void {
    this.#store.dispatch(SessionActions.challengeAbandoned());
  }

  protected enter(): void {
    this.#store.dispatch(SessionActions.codesKept());
  }
}
