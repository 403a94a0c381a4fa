import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { FormGroup } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { CARE_PLAN_STEPS, type CarePlan, isOpenCarePlan } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsMeter,
  HmsNotice,
  HmsPanel,
  HmsSkeleton,
  HmsStatusChip,
  IdempotentIntent,
  LiveFeed,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { selectPatientRecord } from '../../patients.feature';
import { ActivityForm } from '../components/activity-form.component';
import { ActivityList, type TaskStep } from '../components/activity-list.component';
import { GoalForm } from '../components/goal-form.component';
import { GoalList } from '../components/goal-list.component';
import { PlanForm } from '../components/plan-form.component';
import { type Editing, type Typed, changeOf, editingIn, textOf } from '../plan-editing';
import { conflictsOf, takeTheirs } from '../plan-forms';
import { PlanQuestions } from '../plan-questions';
import { planLine } from '../plan-words';
import { PlansPageActions } from '../plans.actions';
import { selectPlan } from '../plans.feature';
import { PLAN_EVENTS, type PlanChange } from '../plans.types';

/** One treatment plan under the patient's banner: what it is for, its goals, and its activities with how far each is. */
@Component({
  selector: 'hp-plan-page',
  imports: [
    ...[ActivityForm, ActivityList, GoalForm, GoalList, HmsEmptyState, HmsErrorPanel, HmsMeter, HmsNotice, HmsPanel, HmsSkeleton],
    ...[HmsStatusChip, PlanForm, RouterLink],
  ],
  templateUrl: './plan.page.html',
  styleUrl: './plan.page.scss',
})
export class PlanPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  readonly planId = input.required<string>();
  /** Query parameters: what was made for this activity and could not be linked to it. */
  readonly activity = input<string>();
  readonly unlinked = input<string>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #intent = new IdempotentIntent();
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('records:write'));
  readonly #mayOrder = this.#store.selectSignal(selectMay('orders:write'));
  readonly #mayBook = this.#store.selectSignal(selectMay('appointments:write'));
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  protected readonly questions = inject(PlanQuestions);
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly part = computed(() => this.#store.selectSignal(selectPlan(this.planId()))());
  /** Of this patient alone, whatever the address says. */
  protected readonly plan = computed(() => {
    const plan = this.part().data;
    return plan?.patientId === this.id() ? plan : null;
  });
  protected readonly astray = computed(() => this.part().problem?.status === 404 || (this.part().data !== null && !this.plan()));
  protected readonly line = computed(() => {
    const plan = this.plan();
    return plan ? planLine(plan, this.zone()) : null;
  });
  readonly #writable = computed(() => this.#mayWrite() && this.#patient()?.status === 'active');
  protected readonly editable = computed(() => this.#writable() && isOpenCarePlan(this.plan()?.status ?? 'revoked'));
  protected readonly active = computed(() => this.plan()?.status === 'active');
  /** Where the plan may go from here. */
  protected readonly steps = computed(() => (this.#writable() ? CARE_PLAN_STEPS[this.plan()?.status ?? 'entered-in-error'] : []));
  protected readonly may = computed(() => ({
    ...{ ServiceRequest: this.#mayOrder(), MedicationRequest: this.#mayWrite(), Appointment: this.#mayBook() },
  }));
  protected readonly editing = signal<Editing | null>(null);
  protected readonly busy = computed(() => this.part().sending === 'sending');
  private readonly planForm = viewChild(PlanForm);
  private readonly goalForm = viewChild(GoalForm);
  private readonly activityForm = viewChild(ActivityForm);
  private readonly form = computed((): FormGroup | undefined => (this.planForm() ?? this.goalForm() ?? this.activityForm())?.form);
  /** What a change is made to: as the form began with it, or as somebody else left it meanwhile. */
  #base: Editing | null = null;

  constructor() {
    effect(() => {
      this.planId();
      untracked(() => {
        this.editing.set(null);
        this.load();
      });
    });
    effect(() => {
      const { conflict, sending, data } = this.part();
      untracked(() => {
        if (conflict && data) void this.#settle(data);
        else if (sending === 'done' && this.editing()) this.turn(null);
      });
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), ...PLAN_EVENTS)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(PlansPageActions.outdated({ id: this.planId() })));
  }

  protected load(): void {
    this.#store.dispatch(PlansPageActions.opened({ id: this.planId() }));
  }

  protected turn(editing: Editing | null): void {
    this.#base = editing;
    this.editing.set(editing);
    this.#store.dispatch(PlansPageActions.formTurned({ id: this.planId() }));
  }

  protected save(typed: Typed): void {
    if (this.#base) this.#change(changeOf(this.#base, typed, this.#intent.keyFor(typed)));
  }

  protected step({ activity: { id, version }, status }: TaskStep): void {
    this.#change({ part: 'step', id, version, body: { status } });
  }

  /** Once more, what the form could not do. */
  protected link(activity: string, id: string): void {
    this.#change({ part: 'link', id: activity, body: { id } });
    void this.#router.navigate([], { queryParams: {}, replaceUrl: true });
  }

  #change(change: PlanChange): void {
    this.#store.dispatch(PlansPageActions.changeAsked({ id: this.planId(), change }));
  }

  /** Somebody was faster. What is typed stays; the person chooses field by field. */
  async #settle(plan: CarePlan): Promise<void> {
    this.#store.dispatch(PlansPageActions.conflictSettled({ id: plan.id }));
    const form = this.form();
    const theirs = this.#base && editingIn(plan, this.#base);
    if (!form || !theirs) return;
    const text = textOf(theirs);
    const fields = conflictsOf(form.getRawValue() as Typed, text);
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text: 'Someone else changed this meanwhile.', fields }) : {};
    if (!choice) return;
    takeTheirs(form, text, choice);
    this.#base = theirs;
    this.save(form.getRawValue() as Typed);
  }
}
