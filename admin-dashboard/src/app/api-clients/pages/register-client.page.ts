import { Component, computed, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { ApiClientKind, CreateApiClientRequest } from '@hms/shared-dto';
import { HmsPageHead, HmsPanel, IdempotentIntent, ToastService } from '@hms/shared-ui';
import { HmsFormSummary, applyProblem } from '@hms/shared-ui/forms';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { filter } from 'rxjs';
import { HospitalChoicesActions } from '../../shared/hospitals/hospital-choices.actions';
import { hospitalChoicesFeature } from '../../shared/hospitals/hospital-choices.feature';
import { HospitalPicker, type PickedHospital, hospitalChosen } from '../../shared/hospitals/hospital-picker.component';
import { ApiClientsApiActions, ApiClientsPageActions } from '../api-clients.actions';
import { apiClientsFeature } from '../api-clients.feature';
import { clientControls, fitTo, requestOf } from '../client-form';
import { ClientFields } from '../components/client-fields.component';
import { KindPicker } from '../components/kind-picker.component';

/** `/api-clients/new`: what kind of app, then what it may do. Keys come afterwards, on the app's own page. */
@Component({
  selector: 'adm-register-client-page',
  imports: [ClientFields, HmsFormSummary, HmsPageHead, HmsPanel, HospitalPicker, KindPicker, ReactiveFormsModule, RouterLink],
  template: `
    <hms-page-head title="Register app" />
    <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <hms-form-summary title="The app was not registered" />
      <hms-panel>
        <div class="form">
          <adm-kind-picker [control]="form.controls.kind" />
          @if (kind(); as kind) {
            @if (kind === 'server') {
              <adm-hospital-picker
                hint="The one hospital that it reaches. It stays that one."
                [control]="form.controls.tenantId"
                [hospitals]="hospitals()"
                (searched)="searchHospitals($event)"
              />
            }
            <adm-client-fields [kind]="kind" [controls]="form.controls" />
          }
        </div>
      </hms-panel>
      <div class="form-footer">
        <a class="btn" routerLink="/api-clients">Cancel</a>
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">Register app</button>
      </div>
    </form>
  `,
  styleUrl: './client-form.scss',
})
export class RegisterClientPage {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #toasts = inject(ToastService);
  readonly #intent = new IdempotentIntent();
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly busy = this.#store.selectSignal(apiClientsFeature.selectBusy);
  protected readonly hospitals = this.#store.selectSignal(hospitalChoicesFeature.selectHospitals);
  protected readonly form = new FormGroup({
    kind: new FormControl<ApiClientKind | null>(null, Validators.required),
    tenantId: new FormControl<PickedHospital>('', { nonNullable: true, validators: hospitalChosen }),
    ...clientControls(),
  });
  readonly #chosen = toSignal(this.form.controls.kind.valueChanges);
  protected readonly kind = computed(() => this.#chosen() ?? null);

  constructor() {
    this.#store.dispatch(ApiClientsPageActions.commandClosed());
    this.form.controls.kind.valueChanges.pipe(takeUntilDestroyed()).subscribe((kind) => kind && this.#fit(kind));
    const actions$ = inject(Actions);
    actions$.pipe(ofType(ApiClientsApiActions.commandDone), takeUntilDestroyed()).subscribe(({ client }) => {
      this.#toasts.show(`${client.name} is registered.`);
      void this.#router.navigate(['/api-clients', client.id], { replaceUrl: true });
    });
    actions$
      .pipe(
        ofType(ApiClientsApiActions.commandFailed),
        filter(({ command }) => command === 'register'),
        takeUntilDestroyed(),
      )
      .subscribe(({ problem }) => this.summary().report(applyProblem(this.form, problem)));
  }

  protected searchHospitals(text: string): void {
    this.#store.dispatch(HospitalChoicesActions.searched({ text }));
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    const request = this.#request();
    if (!request || this.busy()) return;
    this.summary().clear();
    this.#store.dispatch(ApiClientsPageActions.registerAsked({ request, key: this.#intent.keyFor(request) }));
  }

  #fit(kind: ApiClientKind): void {
    fitTo(kind, this.form.controls);
    const { tenantId } = this.form.controls;
    if (kind === 'server') tenantId.enable();
    else tenantId.disable();
  }

  #request(): CreateApiClientRequest | null {
    const { kind, tenantId } = this.form.controls;
    if (!kind.value) return null;
    const hospital = tenantId.enabled && typeof tenantId.value === 'object' ? { tenantId: tenantId.value.id } : {};
    return { kind: kind.value, ...hospital, ...requestOf(kind.value, this.form.controls) };
  }
}
