import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import {
  type Availability,
  type AvailabilityException,
  type AvailabilityExceptionRequest,
  type AvailabilityRule,
  type ExceptionKind,
  mayWriteAvailabilityOf,
} from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSkeleton,
  IdempotentIntent,
  dayOf,
  orphansQuestion,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { AvailabilityPageActions } from '../availability.actions';
import { type AvailabilityState, availabilityFeature } from '../availability.feature';
import { ExceptionFormFields } from '../components/exception-form.component';
import { ExceptionTable } from '../components/exception-table.component';
import { HoursFormFields } from '../components/hours-form.component';
import { HoursTable } from '../components/hours-table.component';
import type { HoursChange } from '../hours-change';
import { conflictFields, mergeChoice } from '../hours-form';

/** When one doctor works: weekly hours, leave and extra hours. A change that would leave appointments outside asks first. */
@Component({
  selector: 'hp-doctor-hours-page',
  imports: [
    ExceptionFormFields,
    ExceptionTable,
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsPageHead,
    HmsPanel,
    HmsSkeleton,
    HoursFormFields,
    HoursTable,
    MatIcon,
    RouterLink,
  ],
  templateUrl: './doctor-hours.page.html',
})
export class DoctorHoursPage {
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  #intent = new IdempotentIntent();
  /** Of the hours that a change is made to, if somebody else saved meanwhile. */
  #baseVersion: number | null = null;

  protected readonly state = this.#store.selectSignal(availabilityFeature.selectAvailabilityState);
  protected readonly form = viewChild(HoursFormFields);
  /** The open form. */
  protected readonly editing = signal<'hours' | ExceptionKind | null>(null);
  protected readonly adding = computed(() => {
    const open = this.editing();
    return open === 'hours' ? null : open;
  });
  protected readonly title = computed(() => this.state().doctors.value.find(({ id }) => id === this.id())?.name ?? "Doctor's hours");
  protected readonly today = computed(() => dayOf(new Date(), this.state().availability?.timeZone));
  protected readonly busy = computed(() => this.state().saving === 'saving');
  protected readonly gone = computed(() => this.state().problem?.status === 404);
  protected readonly refusal = computed(() => (this.editing() ? null : this.state().saveProblem));
  protected readonly mayWrite = computed(() => {
    const user = this.#user();
    return user !== null && mayWriteAvailabilityOf(this.id(), user);
  });

  constructor() {
    this.#store.dispatch(AvailabilityPageActions.doctorsWanted());
    effect(() => {
      this.id();
      untracked(() => {
        this.load();
        this.close();
      });
    });
    effect(() => {
      const { saving, waiting, theirs } = this.state();
      untracked(() => {
        if (waiting) void this.#ask(waiting);
        else if (theirs) void this.#settle(theirs);
        else if (saving === 'saved') this.close();
      });
    });
  }

  protected load(): void {
    this.#store.dispatch(AvailabilityPageActions.opened({ doctorId: this.id() }));
  }

  protected open(what: 'hours' | ExceptionKind): void {
    this.#turn(what);
  }

  protected close(): void {
    this.#turn(null);
  }

  protected saveHours(rules: readonly AvailabilityRule[]): void {
    const version = this.#baseVersion ?? this.state().availability?.version ?? 0;
    this.#send({ kind: 'hours', rules, version }, false);
  }

  protected addException(request: AvailabilityExceptionRequest): void {
    this.#send({ kind: 'exception', request }, false);
  }

  protected remove(exception: AvailabilityException): void {
    this.#send({ kind: 'removal', exception }, false);
  }

  #turn(to: 'hours' | ExceptionKind | null): void {
    this.#intent = new IdempotentIntent();
    this.#baseVersion = null;
    this.editing.set(to);
    this.#store.dispatch(AvailabilityPageActions.formTurned());
  }

  #send(change: HoursChange, accept: boolean): void {
    const key = this.#intent.keyFor({ change, accept });
    this.#store.dispatch(AvailabilityPageActions.changeAsked({ doctorId: this.id(), asked: { change, accept, key } }));
  }

  async #ask({ change, problem }: NonNullable<AvailabilityState['waiting']>): Promise<void> {
    this.#store.dispatch(AvailabilityPageActions.orphansShown());
    const zone = this.state().availability?.timeZone ?? 'UTC';
    if (await this.#dialogs.confirm(orphansQuestion(problem, zone))) this.#send(change, true);
  }

  async #settle(theirs: Availability): Promise<void> {
    this.#store.dispatch(AvailabilityPageActions.conflictSettled());
    const form = this.form();
    if (!form) return;
    const yours = form.value();
    const fields = conflictFields(yours, theirs.rules);
    const choice = fields.length
      ? await this.#dialogs.resolveConflict({ text: 'Someone else changed these hours meanwhile.', fields })
      : {};
    if (!choice) return;
    const merged = mergeChoice(yours, theirs.rules, choice);
    this.#baseVersion = theirs.version;
    form.show(merged);
    this.saveHours(merged);
  }
}
