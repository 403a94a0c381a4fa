import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import type { AmendVisitRequest, Visit } from '@hms/shared-dto';
import { Dialogs, HmsNotice, HmsPanel, IdempotentIntent, formatInstant, selectMay, sessionFeature } from '@hms/shared-ui';
import { HmsField, HmsInput, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { NoteEditor } from '../components/note-editor.component';
import { NoteView } from '../components/note-view.component';
import { type NoteText, createNoteForm, mergeNote, noteConflict, sameNote, toNoteRequest, toNoteText } from '../visit-note';
import { ERROR_QUESTION } from '../visit-words';
import { VisitPageActions } from '../visits.actions';
import { selectVisit } from '../visits.feature';

/** A visit as it reads now; signed ones may be amended with a reason. */
@Component({
  selector: 'hp-visit-reading',
  imports: [HmsField, HmsInput, HmsNotice, HmsPanel, MatIcon, NoteEditor, NoteView, ReactiveFormsModule],
  templateUrl: './visit-reading.page-part.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .form {
      padding-top: var(--s-3);
    }
    @media print {
      button {
        display: none;
      }
    }
  `,
})
export class VisitReading {
  readonly visit = input.required<Visit>();
  readonly zone = input.required<string>();
  /** What was typed while the visit was signed elsewhere: the amendment begins with it. */
  readonly begunWith = input<NoteText | null>(null);

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #intent = new IdempotentIntent();
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('records:write'));
  protected readonly record = computed(() => this.#store.selectSignal(selectVisit(this.visit().id))());
  protected readonly isSigned = computed(() => ['signed', 'amended'].includes(this.visit().status));
  protected readonly mayAmend = computed(() => this.#mayWrite() && this.isSigned());
  protected readonly mayWithdraw = computed(() => this.#mayWrite() && this.isSigned() && this.visit().doctorId === this.#user()?.id);
  protected readonly signature = computed(() => {
    const { signedAt, signedBy } = this.visit();
    return signedAt && signedBy ? `${signedBy}, ${formatInstant(signedAt, this.zone())}` : '';
  });
  protected readonly amending = signal(false);
  protected readonly form = createNoteForm();
  protected readonly reason = new FormControl('', {
    nonNullable: true,
    validators: [Validators.required, ...validatorsFor(limitsOf('AmendVisitRequest'), 'reason')],
  });
  /** What was sent last, in case somebody was faster. */
  #sent: AmendVisitRequest | null = null;

  constructor() {
    effect(() => {
      const text = this.begunWith();
      if (text) untracked(() => this.open(text));
    });
    effect(() => {
      const { sending, theirs } = this.record();
      untracked(() => {
        if (sending === 'done') this.amending.set(false);
        if (theirs) void this.#settle(theirs);
      });
    });
  }

  hasUnsavedText(): boolean {
    return this.amending() && (this.reason.value !== '' || !sameNote(this.form.getRawValue(), toNoteText(this.visit())));
  }

  protected open(text: NoteText = toNoteText(this.visit())): void {
    this.#store.dispatch(VisitPageActions.amendOpened({ id: this.visit().id }));
    this.form.reset(text);
    this.reason.reset();
    this.amending.set(true);
  }

  protected amend(): void {
    this.reason.markAsTouched();
    if (this.reason.invalid || this.form.invalid || this.record().sending === 'sending') return;
    this.#send({ ...toNoteRequest(this.form.getRawValue()), reason: this.reason.value.trim() }, this.visit().version);
  }

  protected async markError(): Promise<void> {
    const { id, version } = this.visit();
    const answer = await this.#dialogs.confirm(ERROR_QUESTION);
    if (answer?.reason) this.#store.dispatch(VisitPageActions.errorMarked({ id, version, reason: answer.reason }));
  }

  #send(request: AmendVisitRequest, version: number): void {
    this.#sent = request;
    const { id } = this.visit();
    this.#store.dispatch(VisitPageActions.amendAsked({ id, version, request, key: this.#intent.keyFor({ request, version }) }));
  }

  /** Somebody amended it first: both texts side by side, and one's own is kept. */
  async #settle(theirs: Visit): Promise<void> {
    this.#store.dispatch(VisitPageActions.conflictSettled({ id: theirs.id }));
    const sent = this.#sent;
    if (!sent || !this.amending()) return;
    const [yours, written] = [this.form.getRawValue(), toNoteText(theirs)];
    const fields = noteConflict(yours, written);
    const text = `${theirs.signedBy ?? theirs.doctorName} amended this at ${formatInstant(theirs.updatedAt, this.zone())}.`;
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text, fields }) : {};
    if (!choice) return;
    const chosen = mergeNote(yours, written, choice);
    this.form.setValue({ ...chosen });
    if (sameNote(chosen, written)) return this.amending.set(false);
    this.#send({ ...toNoteRequest(chosen), reason: sent.reason }, theirs.version);
  }
}
