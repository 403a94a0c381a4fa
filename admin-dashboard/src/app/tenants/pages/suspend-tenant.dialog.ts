import { Component, computed, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { SuspensionKind, Tenant } from '@hms/shared-dto';
import { HmsNotice } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { filter } from 'rxjs';
import { TenantsApiActions, TenantsPageActions } from '../tenants.actions';
import { tenantsFeature } from '../tenants.feature';

interface Kind {
  readonly value: SuspensionKind;
  readonly label: string;
  readonly effect: string;
  readonly seen: string;
}

const KINDS: readonly Kind[] = [
  {
    value: 'billing_hold',
    label: 'Billing hold',
    effect: 'Refuses growth only: new patients, users and imports. Care of registered patients goes on.',
    seen: 'Staff keep working. A bar on top of every page names the reason.',
  },
  {
    value: 'lock',
    label: 'Lock',
    effect: 'Closes sign-in within 5 seconds, for everybody of the hospital. No data is touched.',
    seen: 'Staff are signed out. The sign-in page tells them the reason once their password is right.',
  },
];

/** Asks how and why a hospital is suspended. Closes by itself when the server has done it. */
@Component({
  selector: 'adm-suspend-tenant-dialog',
  imports: [HmsField, HmsFormSummary, HmsInput, HmsNotice, MatDialogActions, MatDialogContent, MatDialogTitle, ReactiveFormsModule],
  templateUrl: './suspend-tenant.dialog.html',
  styleUrl: './suspend-tenant.dialog.scss',
})
export class SuspendTenantDialog {
  protected readonly tenant = inject<Tenant>(MAT_DIALOG_DATA);
  readonly #store = inject(Store);
  readonly #ref = inject(MatDialogRef);
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly kinds = KINDS;
  protected readonly busy = this.#store.selectSignal(tenantsFeature.selectBusy);
  protected readonly form = inject(NonNullableFormBuilder).group({
    kind: new FormControl<SuspensionKind>('billing_hold', { nonNullable: true }),
    reason: ['', [Validators.required, ...validatorsFor(limitsOf('SuspendTenantRequest'), 'reason')]],
  });
  protected readonly staffHint = computed(() => `Shown to the staff of ${this.tenant.name} in these words.`);

  constructor() {
    const actions$ = inject(Actions);
    const own = ({ tenant }: { tenant: Tenant }) => tenant.id === this.tenant.id;
    actions$.pipe(ofType(TenantsApiActions.suspended), filter(own), takeUntilDestroyed()).subscribe(() => this.#ref.close());
    actions$
      .pipe(ofType(TenantsApiActions.commandFailed), takeUntilDestroyed())
      .subscribe(({ problem }) => this.summary().report(applyProblem(this.form, problem)));
  }

  protected cancel(): void {
    this.#store.dispatch(TenantsPageActions.commandClosed());
    this.#ref.close();
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    if (this.busy()) return;
    const { kind, reason } = this.form.getRawValue();
    this.#store.dispatch(TenantsPageActions.suspendAsked({ id: this.tenant.id, request: { kind, reason: reason.trim() } }));
  }
}
