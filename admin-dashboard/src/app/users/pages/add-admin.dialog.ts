import { Component, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { HmsNotice, newIdempotencyKey } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { UsersApiActions, UsersPageActions } from '../users.actions';
import { usersFeature } from '../users.feature';

/** Invites a person as Admin of one hospital. Closes by itself once the server has done it. */
@Component({
  selector: 'adm-add-admin-dialog',
  imports: [HmsField, HmsFormSummary, HmsInput, HmsNotice, MatDialogActions, MatDialogContent, MatDialogTitle, ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <h2 mat-dialog-title>Add an Admin to {{ hospital.name }}</h2>
      <mat-dialog-content>
        <div class="stack">
          <hms-form-summary title="The Admin was not added" />
          <hms-field label="Name" [messages]="{ required: 'Enter the name.' }">
            <input hmsInput formControlName="name" autocomplete="off" maxlength="200" />
          </hms-field>
          <hms-field
            label="E-mail"
            hint="The invitation goes here. The link is good for 7 days."
            [messages]="{ required: 'Enter the e-mail address.' }"
          >
            <input hmsInput type="email" formControlName="email" autocomplete="off" maxlength="254" />
          </hms-field>
          <hms-notice tone="neutral">Takes one seat of the plan. The hospital's audit shows that you added this person.</hms-notice>
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button type="button" class="btn" (click)="cancel()">Cancel</button>
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">Send invitation</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .stack {
      color: var(--text);
    }
    mat-dialog-actions {
      gap: var(--s-2);
    }
  `,
})
export class AddAdminDialog {
  protected readonly hospital = inject<{ readonly id: string; readonly name: string }>(MAT_DIALOG_DATA);
  readonly #store = inject(Store);
  readonly #ref = inject(MatDialogRef);
  readonly #limits = limitsOf('CreateUserRequest');
  #key = newIdempotencyKey();
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly busy = this.#store.selectSignal(usersFeature.selectBusy);
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', validatorsFor(this.#limits, 'name')],
    email: ['', [...validatorsFor(this.#limits, 'email'), Validators.email]],
  });

  constructor() {
    const actions$ = inject(Actions);
    const done$ = actions$.pipe(ofType(UsersApiActions.commandDone));
    const failed$ = actions$.pipe(ofType(UsersApiActions.commandFailed));
    done$.pipe(takeUntilDestroyed()).subscribe(({ command }) => command === 'add' && this.#ref.close());
    failed$.pipe(takeUntilDestroyed()).subscribe(({ command, problem }) => {
      if (command === 'add') this.summary().report(applyProblem(this.form, problem));
    });
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => (this.#key = newIdempotencyKey())); // a changed form is another intent
  }

  protected cancel(): void {
    this.#store.dispatch(UsersPageActions.commandClosed());
    this.#ref.close();
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    if (this.busy()) return;
    const { name, email } = this.form.getRawValue();
    const request = { tenantId: this.hospital.id, name: name.trim(), email: email.trim().toLowerCase() };
    this.#store.dispatch(UsersPageActions.addAsked({ request, key: this.#key }));
  }
}
