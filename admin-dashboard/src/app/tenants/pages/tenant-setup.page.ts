import { Component, DestroyRef, computed, effect, inject, input, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { HmsCopyButton, HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { SetupSteps } from '../components/setup-steps.component';
import { injectSignInUrl } from '../hospital-address';
import { clearDraft, readDraft } from '../new-tenant-draft';
import { TenantsPageActions } from '../tenants.actions';
import { tenantsFeature } from '../tenants.feature';

const POLL_MS = 300;

/** How a hospital is being set up, `/tenants/:id/setup?job=`; the address alone is enough to come back. */
@Component({
  selector: 'adm-tenant-setup-page',
  imports: [HmsCopyButton, HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, MatIcon, RouterLink, SetupSteps],
  templateUrl: './tenant-setup.page.html',
  styleUrl: './tenant-setup.page.scss',
})
export class TenantSetupPage {
  readonly tenantId = input.required<string>();
  readonly job = input<string>();

  readonly #store = inject(Store);
  readonly #signInUrl = injectSignInUrl();
  /** As entered in this tab; a failed setup leaves nothing on the server to read it from. */
  readonly #draft = readDraft();
  readonly #entities = this.#store.selectSignal(tenantsFeature.selectEntities);
  readonly #jobs = this.#store.selectSignal(tenantsFeature.selectJobs);
  readonly #opened = this.#store.selectSignal(tenantsFeature.selectOpened);
  readonly #jobProblem = this.#store.selectSignal(tenantsFeature.selectJobProblem);
  protected readonly tenant = computed(() => this.#entities()[this.tenantId()] ?? null);
  readonly #jobId = computed(() => this.job() ?? this.tenant()?.jobId ?? null);
  protected readonly work = computed(() => this.#jobs()[this.#jobId() ?? '']);
  protected readonly state = computed(() => this.work()?.state ?? (this.tenant()?.status === 'active' ? 'done' : 'queued'));
  protected readonly name = computed(() => this.tenant()?.name ?? (this.#draft.details.name || 'The hospital'));
  protected readonly title = computed(() => {
    if (this.state() === 'done') return `${this.name()} is ready`;
    return this.state() === 'failed' ? `${this.name()} was not set up` : `Setting up ${this.name()}`;
  });
  protected readonly reason = computed(() => this.work()?.error?.message ?? 'The setup stopped.');
  protected readonly invited = computed(() => this.#draft.admin.email !== '' && this.#draft.admin.firstSignIn === 'invitation');
  protected readonly handedOver = computed(() => this.#draft.admin.email !== '' && this.#draft.admin.firstSignIn === 'password');
  protected readonly admin = this.#draft.admin;
  protected readonly kept = this.#draft.details.name !== '';
  protected readonly address = computed(() => (this.tenant() ? this.#signInUrl(this.tenant()?.subdomain ?? '') : null));
  /** Nothing can be shown, or the last question about the job went unanswered. */
  protected readonly trouble = computed(() => {
    const opened = this.#opened();
    return this.#jobProblem() ?? (this.work() || this.tenant() ? null : opened.problem);
  });

  /** Somebody came back by the address alone: whether it is done is not known yet. */
  protected readonly unknown = computed(() => !(this.kept && this.job()) && !this.work() && !this.tenant() && !this.trouble());

  constructor() {
    effect(() => {
      const id = this.tenantId();
      untracked(() => this.load(id));
    });
    effect(() => {
      const jobId = this.#jobId();
      untracked(() => this.watch(jobId));
    });
    effect(() => {
      if (this.work()?.state === 'done') clearDraft();
    });
    inject(DestroyRef).onDestroy(() => this.#store.dispatch(TenantsPageActions.setupsLeft()));
  }

  protected load(id: string): void {
    this.#store.dispatch(TenantsPageActions.hospitalOpened({ id }));
  }

  protected watch(jobId: string | null): void {
    this.#store.dispatch(TenantsPageActions.setupsWatched({ jobIds: jobId ? [jobId] : [], everyMs: POLL_MS }));
  }

  protected retry(): void {
    this.load(this.tenantId());
    this.watch(this.#jobId());
  }
}
