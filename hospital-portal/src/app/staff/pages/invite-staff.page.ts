import {
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { HospitalRole } from '@hms/shared-dto';
import { HmsNotice, HmsPageHead, HmsPanel, type Problem, newIdempotencyKey } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { RolePicker } from '../components/role-picker.component';
import { StaffPageActions } from '../staff.actions';
import { staffFeature } from '../staff.feature';

/** Refusals of the plan or the account: a notice, since no field is wrong. */
const GROWTH_CODES: ReadonlySet<string> = new Set(['plan.user_limit', 'tenant.on_hold']);

/** Invites a person by mail. They choose their own password, or confirm with the one they have. */
@Component({
  selector: 'hp-invite-staff-page',
  imports: [HmsField, HmsFormSummary, HmsInput, HmsNotice, HmsPageHead, HmsPanel, ReactiveFormsModule, RolePicker, RouterLink],
  templateUrl: './invite-staff.page.html',
  styleUrl: './invite-staff.page.scss',
})
export class InviteStaffPage {
  readonly #store = inject(Store);
  readonly #limits = limitsOf('InviteStaffRequest');
  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, ...validatorsFor(this.#limits, 'name')] }),
    email: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.email, ...validatorsFor(this.#limits, 'email')],
    }),
  });
  protected readonly roles = signal<readonly HospitalRole[]>([]);
  protected readonly tried = signal(false);
  protected readonly busy = computed(() => this.#store.selectSignal(staffFeature.selectInviting)() === 'sending');
  protected readonly summary = viewChild.required(HmsFormSummary);
  readonly #problem = this.#store.selectSignal(staffFeature.selectInviteProblem);
  protected readonly refusal = computed(() => {
    const problem = this.#problem();
    return problem && GROWTH_CODES.has(problem.code) ? problem.detail : null;
  });
  protected readonly refusalBox = viewChild<ElementRef<HTMLElement>>('refusalBox');
  readonly #injector = inject(Injector);
  #sentBody = '';
  #key = newIdempotencyKey();

  constructor() {
    this.#store.dispatch(StaffPageActions.inviteFormOpened());
    effect(() => {
      const problem = this.#problem();
      // The button is far below the notice: focus brings it into sight.
      if (this.refusal()) afterNextRender(() => this.refusalBox()?.nativeElement.focus(), { injector: this.#injector });
      else if (problem) untracked(() => this.summary().report(this.#messages(problem)));
    });
  }

  protected invite(): void {
    if (this.busy()) return;
    this.tried.set(true);
    this.form.markAllAsTouched();
    if (this.form.invalid || !this.roles().length) return this.summary().report();
    this.summary().clear();
    const { name, email } = this.form.getRawValue();
    const request = { name: name.trim(), email: email.trim().toLowerCase(), roles: [...this.roles()] };
    this.#store.dispatch(StaffPageActions.inviteAsked({ request, key: this.#keyOf(JSON.stringify(request)) }));
  }

  /** The same invitation sent again keeps its key; a changed one is another intent. */
  #keyOf(body: string): string {
    if (this.#sentBody && this.#sentBody !== body) this.#key = newIdempotencyKey();
    this.#sentBody = body;
    return this.#key;
  }

  #messages(problem: Problem): string[] {
    const messages = applyProblem(this.form, problem);
    return problem.errors.length || !problem.traceId ? messages : [...messages, `Request ${problem.traceId}.`];
  }
}
