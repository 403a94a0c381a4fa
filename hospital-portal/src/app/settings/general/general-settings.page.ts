import { Component, computed, effect, inject, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { CHECK_DIGITS, type CheckDigit, type GeneralSettings } from '@hms/shared-dto';
import { Dialogs, HmsErrorPanel, HmsPageHead, HmsPanel, HmsSkeleton, type Problem, orphansQuestion, sessionFeature } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { debounceTime, filter, merge } from 'rxjs';
import { GeneralPageActions } from './general-settings.actions';
import { type GeneralSettingsState, generalSettingsFeature } from './general-settings.feature';
import { CHECK_WORDS, conflictFields, mergeChoice, zonesWith } from './general-settings.words';

/** So long after the last key the preview is asked for. */
const TYPING_MS = 250;

/** What the hospital sets of itself: its time zone, and how the numbers of its patients look. */
@Component({
  selector: 'hp-general-settings-page',
  imports: [HmsErrorPanel, HmsField, HmsFormSummary, HmsInput, HmsPageHead, HmsPanel, HmsSkeleton, ReactiveFormsModule],
  templateUrl: './general-settings.page.html',
  styles: `
    .hint {
      color: var(--text-muted);
      font-size: var(--fs-small);
    }
  `,
})
export class GeneralSettingsPage {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #limits = limitsOf('GeneralSettingsRequest');
  #shownVersion: number | null = null;
  protected readonly state = this.#store.selectSignal(generalSettingsFeature.selectGeneralSettingsState);
  protected readonly user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly summary = viewChild(HmsFormSummary);
  protected readonly zones = computed(() => zonesWith(this.state().settings?.timeZone ?? 'Asia/Kolkata'));
  protected readonly checks = CHECK_DIGITS.map((value) => ({ value, label: CHECK_WORDS[value] }));
  protected readonly form = inject(NonNullableFormBuilder).group({
    timeZone: ['', validatorsFor(this.#limits, 'timeZone')],
    numberPrefix: ['', validatorsFor(this.#limits, 'numberPrefix')],
    numberDigits: [7, validatorsFor(this.#limits, 'numberDigits')],
    numberCheck: new FormControl<CheckDigit>('none', { nonNullable: true }),
  });

  constructor() {
    this.#store.dispatch(GeneralPageActions.opened());
    const { numberPrefix, numberDigits, numberCheck } = this.form.controls;
    numberPrefix.valueChanges.pipe(takeUntilDestroyed()).subscribe((typed) => {
      if (typed !== typed.toUpperCase()) numberPrefix.setValue(typed.toUpperCase());
    });
    merge(numberPrefix.valueChanges, numberDigits.valueChanges, numberCheck.valueChanges)
      .pipe(
        debounceTime(TYPING_MS),
        filter(() => this.form.valid && this.form.dirty),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        const { timeZone: _, ...pattern } = this.form.getRawValue();
        this.#store.dispatch(GeneralPageActions.patternTyped({ pattern }));
      });
    effect(() => {
      const { settings, refusal, theirs, waiting } = this.state();
      untracked(() => {
        if (waiting) void this.#ask(waiting);
        else if (theirs) void this.#settle(theirs);
        else if (refusal) this.#refuse(refusal);
        else if (settings) this.#show(settings);
      });
    });
  }

  protected retry(): void {
    this.#store.dispatch(GeneralPageActions.opened());
  }

  protected save(): void {
    const { settings, status } = this.state();
    this.form.markAllAsTouched();
    if (!settings || status === 'saving') return;
    if (this.form.invalid) return this.summary()?.report();
    this.summary()?.clear();
    this.#store.dispatch(GeneralPageActions.saveAsked({ request: this.form.getRawValue(), version: settings.version }));
  }

  /** Once for each version: what is typed meanwhile stays. */
  #show({ timeZone, numberPrefix, numberDigits, numberCheck, version }: GeneralSettings): void {
    if (version === this.#shownVersion) return;
    this.#shownVersion = version;
    this.form.reset({ timeZone, numberPrefix, numberDigits, numberCheck });
  }

  #refuse(problem: Problem): void {
    this.summary()?.report(applyProblem(this.form, problem));
  }

  /** Times are told by the clock that is now, as the desk knows them. */
  async #ask({ request, version, problem }: NonNullable<GeneralSettingsState['waiting']>): Promise<void> {
    this.#store.dispatch(GeneralPageActions.orphansShown());
    const answer = await this.#dialogs.confirm(orphansQuestion(problem, this.user()?.timeZone ?? 'UTC'));
    if (answer) this.#store.dispatch(GeneralPageActions.saveAsked({ request: { ...request, acceptOrphans: true }, version }));
  }

  async #settle(theirs: GeneralSettings): Promise<void> {
    const yours = this.form.getRawValue();
    const fields = conflictFields(yours, theirs);
    const choice = fields.length
      ? await this.#dialogs.resolveConflict({ text: 'Someone else changed these settings meanwhile.', fields })
      : {};
    this.#shownVersion = theirs.version;
    this.#store.dispatch(GeneralPageActions.conflictSettled());
    if (!choice) return;
    const request = mergeChoice(yours, theirs, choice);
    this.form.setValue(request);
    this.#store.dispatch(GeneralPageActions.saveAsked({ request, version: theirs.version }));
  }
}
