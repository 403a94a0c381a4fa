import { Injectable, Injector, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { type Observable, defer, firstValueFrom, from } from 'rxjs';
import type { StepUpQuestion } from '../dialogs/step-up.model';
import { AuthApi } from './auth.api';
import { sessionFeature } from './session.feature';

/** Asks a signed-in person to prove that it is they. Dialog and Material's part of it are loaded upon the first question. */
@Injectable({ providedIn: 'root' })
export class StepUp {
  readonly #injector = inject(Injector);
  readonly #user = inject(Store).selectSignal(sessionFeature.selectUser);
  #asking: Promise<boolean> | null = null;

  /** True once it is proved, false when the person cancels. Requests that need it at the same time share one question. */
  prove(): Observable<boolean> {
    return defer(() => {
      this.#asking ??= this.#ask().finally(() => (this.#asking = null));
      return from(this.#asking);
    });
  }

  async #ask(): Promise<boolean> {
    const user = this.#user();
    if (!user) return false;
    const [{ MatDialog }, { HmsStepUpDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('../dialogs/step-up-dialog.component'),
    ]);
    const api = this.#injector.get(AuthApi);
    const data: StepUpQuestion = { email: user.email, hasApp: user.mfa.enabled, prove: (proof) => api.reauthenticate(proof) };
    const dialog = this.#injector
      .get(MatDialog)
      .open<unknown, StepUpQuestion, boolean>(HmsStepUpDialog, { data, autoFocus: 'input:not(.sr-only)', width: '440px' });
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  }
}
