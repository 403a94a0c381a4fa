import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  IdempotentIntent,
  ListUrl,
  LiveFeed,
  cursorText,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { selectPatientRecord } from '../../patients.feature';
import { PlanForm } from '../components/plan-form.component';
import { PlanList } from '../components/plan-list.component';
import { type PlanText, toPlanContent } from '../plan-forms';
import { PlansPageActions } from '../plans.actions';
import { plansFeature, selectPlanList } from '../plans.feature';
import { PLAN_EVENTS } from '../plans.types';

/** The treatment plans of one patient, the newest first, with the form of a new one above. The page is in the address. */
@Component({
  selector: 'hp-patient-plans-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsPager, HmsPanel, HmsSkeleton, PlanForm, PlanList],
  templateUrl: './patient-plans.page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .inset {
      padding: var(--s-4);
    }
  `,
})
export class PatientPlansPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  /** Query parameters: of a later page, and of the visit that a new plan is made in. */
  readonly cursor = input(undefined, { transform: cursorText });
  readonly visit = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #intent = new IdempotentIntent();
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('records:write'));
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  readonly #query = computed(() => ({ patientId: this.id(), cursor: this.cursor() }));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly part = computed(() => this.#store.selectSignal(selectPlanList(this.#query()))());
  protected readonly making = this.#store.selectSignal(plansFeature.selectMaking);
  protected readonly editable = computed(() => this.#mayWrite() && this.#patient()?.status === 'active');
  readonly #turned = signal<boolean | null>(null);
  /** The form is open: because somebody wants it, or came from a visit for it. */
  protected readonly open = computed(() => this.editable() && (this.#turned() ?? this.visit() !== undefined));

  constructor() {
    effect(() => {
      this.#query();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), ...PLAN_EVENTS)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(PlansPageActions.listOutdated({ query: this.#query() })));
  }

  protected load(): void {
    this.#store.dispatch(PlansPageActions.listOpened({ query: this.#query() }));
  }

  protected turn(open: boolean): void {
    this.#turned.set(open);
    this.#store.dispatch(PlansPageActions.makeTurned());
  }

  protected make(typed: PlanText): void {
    const visitId = this.visit();
    const request = { ...toPlanContent(typed), ...(visitId ? { visitId } : {}) };
    this.#store.dispatch(PlansPageActions.makeAsked({ patientId: this.id(), request, key: this.#intent.keyFor(request) }));
  }

  protected next(): void {
    const cursor = this.part().data?.page.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}
