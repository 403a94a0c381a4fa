import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Condition, ConditionChange } from '@hms/shared-dto';
import {
  Dialogs,
  HmsErrorPanel,
  HmsNotice,
  HmsPanel,
  HmsSkeleton,
  IdempotentIntent,
  LiveFeed,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { type DiagnosesOf, DiagnosesPageActions } from './diagnoses.actions';
import { diagnosesFeature, selectDiagnoses } from './diagnoses.feature';
import { diagnosisConflict, diagnosisConflictText, settledDiagnosis } from './diagnosis-conflict';
import { DiagnosisForm } from './diagnosis-form.component';
import { DiagnosisList } from './diagnosis-list.component';

/**
 * A patient's problem list, or, with `visitId`, the diagnoses of that visit. The route around it provides `diagnosesFeature` and its effects.
 */
@Component({
  selector: 'hp-diagnoses',
  imports: [DiagnosisForm, DiagnosisList, HmsErrorPanel, HmsNotice, HmsPanel, HmsSkeleton],
  template: `
    <hms-panel [title]="visitId() ? 'Diagnoses' : 'Problem list'">
      @if (mayEdit() && list().conditions && !editing()) {
        <button panelActions type="button" class="btn sm" (click)="open(null)">{{ visitId() ? 'Add diagnosis' : 'Add problem' }}</button>
      }
      @if (editing(); as form) {
        <hp-diagnosis-form
          [condition]="form.condition"
          [ofVisit]="visitId() !== null"
          [search]="codeSearch()"
          [favourites]="favourites()"
          [problem]="list().sending.problem"
          [busy]="list().sending.status === 'sending'"
          (searched)="search($event)"
          (saved)="save($event)"
          (cancelled)="editing.set(null)"
        />
      } @else if (list().sending.problem; as refusal) {
        <hms-notice tone="caution" [live]="true">{{ refusal.detail }}</hms-notice>
      }
      @if (list().status === 'failed') {
        <hms-error-panel title="The diagnoses could not be loaded." [problem]="list().problem" (retry)="load()" />
      } @else if (list().conditions; as conditions) {
        @if (conditions.length) {
          <hp-diagnosis-list
            [conditions]="conditions"
            [zone]="zone()"
            [editable]="mayEdit() && !editing()"
            (changed)="open($event)"
            (markedWrong)="markWrong($event)"
          />
        } @else if (!editing()) {
          <p class="muted">{{ visitId() ? 'No diagnosis recorded.' : 'No problems recorded.' }}</p>
        }
      } @else {
        <hms-skeleton [rows]="1" [height]="20" />
      }
    </hms-panel>
  `,
})
export class Diagnoses {
  readonly patientId = input.required<string>();
  /** Null for the problem list. */
  readonly visitId = input<string | null>(null);
  /** False where nothing may be written, such as of an archived patient. */
  readonly editable = input(true);

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #intent = new IdempotentIntent();
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('records:write'));
  readonly #of = computed<DiagnosesOf>(() => ({ patientId: this.patientId(), visitId: this.visitId() }));
  protected readonly list = computed(() => this.#store.selectSignal(selectDiagnoses(this.#of()))());
  protected readonly codeSearch = this.#store.selectSignal(diagnosesFeature.selectSearch);
  protected readonly favourites = this.#store.selectSignal(diagnosesFeature.selectFavourites);
  protected readonly mayEdit = computed(() => this.#mayWrite() && this.editable());
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  /** The last change that was sent, until it is known what became of it. */
  #sent: { readonly id: string; readonly version: number; readonly request: ConditionChange } | null = null;
  /** What the form is open for; null while it is closed. */
  protected readonly editing = signal<{ readonly condition: Condition | null } | null>(null);

  constructor() {
    effect(() => {
      this.#of();
      untracked(() => {
        this.editing.set(null);
        this.load();
      });
    });
    effect(() => {
      if (this.list().sending.status === 'done') untracked(() => this.editing.set(null));
    });
    effect(() => {
      const { sending, conditions } = this.list();
      if (sending.problem?.status === 412) untracked(() => void this.#meet(conditions ?? []));
    });
    inject(LiveFeed)
      .stalenessOf(() => this.patientId(), 'condition.changed', 'patient.merged', 'patient.merge_undone')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(DiagnosesPageActions.outdated({ of: this.#of() })));
  }

  protected load(): void {
    this.#store.dispatch(DiagnosesPageActions.opened({ of: this.#of() }));
  }

  protected open(condition: Condition | null): void {
    this.#store.dispatch(DiagnosesPageActions.formOpened({ of: this.#of() }));
    this.#store.dispatch(DiagnosesPageActions.favouritesWanted());
    this.editing.set({ condition });
  }

  protected search(q: string): void {
    this.#store.dispatch(DiagnosesPageActions.searched({ q }));
  }

  protected save(request: ConditionChange): void {
    const [of, changed] = [this.#of(), this.editing()?.condition];
    if (changed) return this.#change({ id: changed.id, version: changed.version, request });
    const { visitId } = of;
    const what = visitId === null ? { category: 'problem-list-item' as const } : { category: 'encounter-diagnosis' as const, visitId };
    const whole = { ...request, ...what };
    this.#store.dispatch(DiagnosesPageActions.recorded({ of, request: whole, key: this.#intent.keyFor(whole) }));
  }

  #change(sent: { id: string; version: number; request: ConditionChange }): void {
    this.#sent = sent;
    this.#store.dispatch(DiagnosesPageActions.changed({ of: this.#of(), ...sent }));
  }

  /** Somebody changed it first: once the list has theirs, both are shown side by side. Who goes back to the form has all that was typed. */
  async #meet(conditions: readonly Condition[]): Promise<void> {
    const sent = this.#sent;
    const theirs = conditions.find(({ id, version }) => id === sent?.id && version > sent.version);
    if (!sent || !theirs) return;
    this.#sent = null;
    const fields = diagnosisConflict(sent.request, theirs);
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text: diagnosisConflictText(theirs, this.zone()), fields }) : {};
    if (!choice) return;
    this.#change({ id: theirs.id, version: theirs.version, request: settledDiagnosis(sent.request, theirs, choice) });
  }

  protected async markWrong({ id, version, display }: Condition): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'Mark this diagnosis as wrong?',
      text: `${display} no longer counts. It stays readable, struck through.`,
      ...{ confirm: 'Mark as wrong', cancel: 'Keep diagnosis', danger: true },
      reason: { label: 'What was wrong', required: true },
    });
    if (answer) this.#store.dispatch(DiagnosesPageActions.markedWrong({ of: this.#of(), id, version, reason: answer.reason }));
  }
}
