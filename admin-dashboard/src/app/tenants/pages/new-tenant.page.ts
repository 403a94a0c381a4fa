import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { APP_CONFIG, HmsErrorPanel, HmsPageHead, HmsSkeleton, HmsSteps, IdempotentIntent, Problem, timeOf } from '@hms/shared-ui';
import { HmsFormSummary, applyProblem } from '@hms/shared-ui/forms';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { debounceTime, map, startWith } from 'rxjs';
import { AdminFields } from '../components/admin-fields.component';
import { DetailsFields } from '../components/details-fields.component';
import { NewTenantReview } from '../components/new-tenant-review.component';
import { PlanFields } from '../components/plan-fields.component';
import { injectSignInUrl } from '../hospital-address';
import { WIZARD_STEPS, type WizardStep, writeDraft } from '../new-tenant-draft';
import { NewTenantForm, fieldsOf, stepOf } from '../new-tenant.form';
import { refuseTaken } from '../refuse-taken';
import { suggestSubdomain } from '../subdomain.rules';
import { PLAN_LABELS } from '../tenant-status';
import { TenantsApiActions, TenantsPageActions } from '../tenants.actions';
import { tenantsFeature } from '../tenants.feature';

const DRAFT_PAUSE_MS = 300;

const QUESTIONS: Readonly<Record<WizardStep, string>> = {
  hospital: 'Which hospital is it?',
  admin: 'Who is its first admin?',
  plan: 'Choose a plan',
};

/** New hospital, `/tenants/new/{hospital,admin,plan}`: one form, a draft that outlives a reload, one request at the end. */
@Component({
  selector: 'adm-new-tenant-page',
  imports: [
    AdminFields,
    DetailsFields,
    HmsErrorPanel,
    HmsFormSummary,
    HmsPageHead,
    HmsSkeleton,
    HmsSteps,
    MatIcon,
    NewTenantReview,
    PlanFields,
    ReactiveFormsModule,
    RouterLink,
  ],
  providers: [NewTenantForm],
  templateUrl: './new-tenant.page.html',
  styleUrl: './new-tenant.page.scss',
})
export class NewTenantPage {
  readonly step = input.required<WizardStep>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #intent = new IdempotentIntent();
  readonly #signInUrl = injectSignInUrl();
  protected readonly form = inject(NewTenantForm);
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly hostSuffix = inject(APP_CONFIG).portalHostSuffix ?? 'localhost';
  protected readonly plans = this.#store.selectSignal(tenantsFeature.selectPlans);
  protected readonly check = this.#store.selectSignal(tenantsFeature.selectSubdomain);
  protected readonly busy = this.#store.selectSignal(tenantsFeature.selectBusy);
  protected readonly savedAt = signal<string | null>(null);
  protected readonly draft = toSignal(
    this.form.all.valueChanges.pipe(
      startWith(null),
      map(() => this.form.draft()),
    ),
    { requireSync: true },
  );
  protected readonly at = computed(() => WIZARD_STEPS.indexOf(this.step()));
  protected readonly question = computed(() => QUESTIONS[this.step()]);
  protected readonly tier = computed(() => this.plans().tiers.find(({ id }) => id === this.draft().plan.plan) ?? null);
  protected readonly address = computed(() => this.#signInUrl(this.draft().details.subdomain));
  protected readonly back = computed(() => WIZARD_STEPS[this.at() - 1] ?? null);
  protected readonly steps = computed(() => {
    const { details, admin, plan } = this.draft();
    const chosen = plan.plan ? `${PLAN_LABELS[plan.plan]}, ${plan.billingCycle}` : undefined;
    return [
      { label: 'Hospital details', summary: details.name },
      { label: 'Admin user', summary: admin.name },
      { label: 'Plan', summary: chosen },
    ];
  });

  constructor() {
    this.#store.dispatch(TenantsPageActions.plansOpened());
    this.#store.dispatch(TenantsPageActions.commandClosed());
    this.subdomainTyped(this.form.details.controls.subdomain.value, this.form.ownSubdomain);
    refuseTaken(this.form.details.controls.subdomain, this.check);
    this.#followName();
    this.#saveDraftInPauses();
    this.#followAnswers();
    effect(() => {
      const step = this.step();
      untracked(() => this.#enter(step));
    });
  }

  /** The subdomain follows the name until somebody types one. */
  protected subdomainTyped(subdomain: string, own = true): void {
    this.form.ownSubdomain = own && subdomain !== '';
    this.#store.dispatch(TenantsPageActions.subdomainTyped({ subdomain: subdomain.trim().toLowerCase() }));
  }

  protected retryPlans(): void {
    this.#store.dispatch(TenantsPageActions.plansOpened());
  }

  protected async next(): Promise<void> {
    this.#writeDraft(); // at once: a reload right after the press finds all that was typed
    this.form.of(this.step()).markAllAsTouched();
    if (this.form.of(this.step()).invalid) return this.summary().report();
    this.summary().clear();
    const following = WIZARD_STEPS[this.at() + 1];
    if (following) await this.go(following);
    else await this.#create();
  }

  protected async go(step: WizardStep): Promise<void> {
    this.summary().clear();
    if (step !== this.step()) await this.#router.navigate(['/tenants/new', step]);
  }

  protected goBackTo(index: number): void {
    const step = WIZARD_STEPS[index];
    if (step) void this.go(step);
  }

  async #create(): Promise<void> {
    const invalid = WIZARD_STEPS.find((step) => this.form.of(step).invalid);
    if (invalid) return this.#report(invalid, []);
    if (this.busy()) return;
    const request = this.form.request();
    this.#store.dispatch(TenantsPageActions.createAsked({ request, key: this.#intent.keyFor(request) }));
  }

  /** Shows what is wrong on the step that owns it. */
  async #report(step: WizardStep, messages: readonly string[]): Promise<void> {
    this.form.of(step).markAllAsTouched();
    await this.go(step);
    this.summary().report(messages);
  }

  /** A step is open once those before it are filled in; a password has to be entered again after a reload. */
  #enter(step: WizardStep): void {
    const missing = WIZARD_STEPS.slice(0, WIZARD_STEPS.indexOf(step)).find((before) => this.form.of(before).invalid);
    if (missing) void this.#router.navigate(['/tenants/new', missing], { replaceUrl: true });
  }

  #followName(): void {
    const { name, subdomain } = this.form.details.controls;
    name.valueChanges.pipe(takeUntilDestroyed()).subscribe((text) => {
      if (this.form.ownSubdomain) return;
      const suggested = suggestSubdomain(text);
      if (suggested === subdomain.value) return;
      subdomain.setValue(suggested);
      this.subdomainTyped(suggested, false);
    });
  }

  #writeDraft(): void {
    this.savedAt.set(writeDraft(this.form.draft()) ? timeOf(new Date()) : null);
  }

  #saveDraftInPauses(): void {
    this.form.all.valueChanges.pipe(debounceTime(DRAFT_PAUSE_MS), takeUntilDestroyed()).subscribe(() => {
      this.#writeDraft();
      if (this.form.of(this.step()).valid) this.summary().clear();
    });
  }

  #followAnswers(): void {
    const actions$ = inject(Actions);
    actions$.pipe(ofType(TenantsApiActions.created), takeUntilDestroyed()).subscribe(({ tenant }) => {
      writeDraft(this.form.draft()); // the last keystroke counts too, should the setup fail
      void this.#router.navigate(['/tenants', tenant.id, 'setup'], { queryParams: { job: tenant.jobId }, replaceUrl: true });
    });
    actions$.pipe(ofType(TenantsApiActions.commandFailed), takeUntilDestroyed()).subscribe(({ problem }) => {
      const { status, title, detail, code, traceId } = problem;
      const mapped = new Problem({ status, title, detail, code, traceId, errors: fieldsOf(problem) });
      const messages = applyProblem(this.form.all, mapped);
      void this.#report(stepOf(problem) ?? 'plan', messages);
    });
  }
}
