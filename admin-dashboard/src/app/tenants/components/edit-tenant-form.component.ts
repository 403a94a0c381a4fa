import { Component, Injector, type OnInit, computed, inject, input, output, runInInjectionContext, signal, viewChild } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { Tenant, UpdateTenantRequest } from '@hms/shared-dto';
import { APP_CONFIG, Problem, initialsOf } from '@hms/shared-ui';
import { HmsFormSummary, applyProblem, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { type DetailsForm, type DetailsValue, detailsForm, detailsOf, detailsRequest } from '../details-form';
import { NO_DETAILS } from '../new-tenant-draft';
import { fieldsOf } from '../new-tenant.form';
import { refuseTaken } from '../refuse-taken';
import { changesBetween } from '../tenant-changes';
import type { SubdomainCheck } from '../tenants.feature';
import { ChangesPanel } from './changes-panel.component';
import { ColourField } from './colour-field.component';
import { DetailsFields } from './details-fields.component';

/** The edit form of a hospital with what it changes beside it. */
@Component({
  selector: 'adm-edit-tenant-form',
  imports: [ChangesPanel, ColourField, DetailsFields, HmsFormSummary, ReactiveFormsModule, RouterLink],
  templateUrl: './edit-tenant-form.component.html',
  styleUrl: './edit-tenant-form.component.scss',
})
export class EditTenantForm implements OnInit {
  readonly tenant = input.required<Tenant>();
  readonly busy = input(false);
  readonly check = input.required<SubdomainCheck>();
  readonly subdomainTyped = output<string>();
  readonly saved = output<UpdateTenantRequest>();

  readonly #injector = inject(Injector);
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly hostSuffix = inject(APP_CONFIG).portalHostSuffix ?? 'localhost';
  protected readonly details: DetailsForm = detailsForm(limitsOf('UpdateTenantRequest'), NO_DETAILS);
  protected readonly colour = new FormControl('', {
    nonNullable: true,
    validators: validatorsFor(limitsOf('UpdateTenantRequest'), 'brandColour'),
  });
  protected readonly form = new FormGroup({ details: this.details, brandColour: this.colour });
  readonly #value = signal<{ details: DetailsValue; brandColour: string }>({ details: NO_DETAILS, brandColour: '' });
  protected readonly request = computed(() => requestOf(this.#value()));
  protected readonly changes = computed(() => changesBetween(this.tenant(), this.request()));
  protected readonly movesAddress = computed(() => this.changes().some(({ path }) => path === 'subdomain'));
  protected readonly typedColour = computed(() => this.#value().brandColour);
  protected readonly initials = computed(() => initialsOf(this.tenant().name));

  ngOnInit(): void {
    this.form.valueChanges.subscribe(() => this.#value.set(this.form.getRawValue())); // ends with the form itself
    const { brandColour } = this.tenant();
    this.fill({ ...detailsOf(this.tenant()), brandColour: brandColour ?? undefined });
    runInInjectionContext(this.#injector, () => refuseTaken(this.details.controls.subdomain, this.check));
  }

  fill({ brandColour, ...details }: UpdateTenantRequest): void {
    this.form.setValue({ details: { ...NO_DETAILS, ...details }, brandColour: brandColour ?? '' });
  }

  /** Shows the server's refusal at its fields. */
  refuse(problem: Problem): void {
    const errors = fieldsOf(problem).map((error) => ({ ...error, path: error.path.replace('details.brandColour', 'brandColour') }));
    const { status, title, detail, code, traceId } = problem;
    this.summary().report(applyProblem(this.form, new Problem({ status, title, detail, code, traceId, errors })));
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    if (!this.changes().length) return this.summary().report(['Nothing was changed. Change a field first, or go back with Cancel.']);
    this.summary().clear();
    this.saved.emit(this.request());
  }
}

const requestOf = ({ details, brandColour }: { readonly details: DetailsValue; readonly brandColour: string }): UpdateTenantRequest => ({
  ...detailsRequest(details),
  ...(brandColour ? { brandColour: brandColour.toLowerCase() } : {}),
});
