import { Injectable } from '@angular/core';
import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { BillingCycle, CreateTenantRequest, Plan } from '@hms/shared-dto';
import { type Problem } from '@hms/shared-ui';
import { limitsOf, passwordPolicy, validatorsFor } from '@hms/shared-ui/forms';
import { type DetailsForm, detailsForm, detailsRequest } from './details-form';
import { type FirstSignIn, type NewTenantDraft, type WizardStep, readDraft } from './new-tenant-draft';

interface AdminControls {
  readonly name: FormControl<string>;
  readonly email: FormControl<string>;
  readonly firstSignIn: FormControl<FirstSignIn>;
  readonly password: FormControl<string>;
}
export type AdminForm = FormGroup<AdminControls>;

interface PlanControls {
  readonly plan: FormControl<Plan | ''>;
  readonly billingCycle: FormControl<BillingCycle>;
}
export type PlanForm = FormGroup<PlanControls>;

/** The wizard's three forms, filled from the draft of this tab. One instance lives as long as the wizard's page. */
@Injectable()
export class NewTenantForm {
  readonly #draft = readDraft();
  readonly details: DetailsForm = detailsForm(limitsOf('CreateTenantRequest'), this.#draft.details);
  readonly admin: AdminForm = adminForm(this.#draft);
  readonly plan: PlanForm = new FormGroup<PlanControls>({
    plan: new FormControl(this.#draft.plan.plan, { nonNullable: true, validators: [Validators.required] }),
    billingCycle: new FormControl(this.#draft.plan.billingCycle, { nonNullable: true }),
  });
  readonly all = new FormGroup({ details: this.details, admin: this.admin, plan: this.plan });
  ownSubdomain = this.#draft.ownSubdomain;

  constructor() {
    this.admin.controls.firstSignIn.valueChanges.subscribe((choice) => this.#wantPassword(choice)); // ends with the form itself
    this.#wantPassword(this.admin.controls.firstSignIn.value);
  }

  of(step: WizardStep): FormGroup {
    return { hospital: this.details, admin: this.admin, plan: this.plan }[step] as FormGroup;
  }

  draft(): NewTenantDraft {
    return {
      details: this.details.getRawValue(),
      admin: this.admin.getRawValue(),
      plan: this.plan.getRawValue(),
      ownSubdomain: this.ownSubdomain,
    };
  }

  /** The request as it stands; only for a valid form. */
  request(): CreateTenantRequest {
    const { name, email, firstSignIn, password } = this.admin.getRawValue();
    const { plan, billingCycle } = this.plan.getRawValue();
    return {
      ...detailsRequest(this.details.getRawValue()),
      plan: plan as Plan,
      billingCycle,
      admin: { name: name.trim(), email: email.trim().toLowerCase(), ...(firstSignIn === 'password' ? { password } : {}) },
    };
  }

  #wantPassword(choice: FirstSignIn): void {
    const { password } = this.admin.controls;
    if (choice === 'password') password.enable({ emitEvent: false });
    else password.disable({ emitEvent: false });
  }
}

function adminForm({ admin }: NewTenantDraft): AdminForm {
  const limits = limitsOf('NewTenantAdmin');
  return new FormGroup<AdminControls>({
    name: new FormControl(admin.name, { nonNullable: true, validators: validatorsFor(limits, 'name') }),
    email: new FormControl(admin.email, { nonNullable: true, validators: [...validatorsFor(limits, 'email'), Validators.email] }),
    firstSignIn: new FormControl(admin.firstSignIn, { nonNullable: true }),
    password: new FormControl('', { nonNullable: true, validators: [Validators.required, passwordPolicy] }),
  });
}

const CODE_FIELDS: Readonly<Record<string, string>> = { 'tenant.subdomain_taken': 'subdomain', 'tenant.name_taken': 'name' };

/** The server's complaints by the paths of the wizard's forms: `details.subdomain`, `admin.email`, `plan.plan`. */
export function fieldsOf(problem: Problem): readonly { readonly path: string; readonly code: string; readonly message: string }[] {
  const field = CODE_FIELDS[problem.code];
  const errors = field ? [{ path: field, code: problem.code, message: problem.detail }] : problem.errors;
  return errors.map((error) => ({ ...error, path: wizardPath(error.path) }));
}

function wizardPath(path: string): string {
  if (path.startsWith('admin.')) return path;
  return path === 'plan' || path === 'billingCycle' ? `plan.${path}` : `details.${path}`;
}

/** The first step that owns one of the complaints; null when none names a field. */
export function stepOf(problem: Problem): WizardStep | null {
  const paths = fieldsOf(problem).map(({ path }) => path);
  const owns = (part: string) => paths.some((path) => path.startsWith(`${part}.`));
  if (owns('details')) return 'hospital';
  if (owns('admin')) return 'admin';
  return owns('plan') ? 'plan' : null;
}
