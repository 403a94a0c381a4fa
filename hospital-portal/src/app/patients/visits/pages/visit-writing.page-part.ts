import { Component, DestroyRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import type { Visit, VisitTemplate } from '@hms/shared-dto';
import { Dialogs, HmsNotice, HmsPanel, formatInstant, formatName, formatDate } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { NoteEditor } from '../components/note-editor.component';
import { NoteView } from '../components/note-view.component';
import { NoteWriter } from '../note-writer';
import {
  type NoteText,
  createNoteForm,
  mergeNote,
  noteConflict,
  sameNote,
  saysSomething,
  toNoteRequest,
  toNoteText,
  withTemplate,
} from '../visit-note';
import { ERROR_QUESTION } from '../visit-words';
import { VisitPageActions } from '../visits.actions';
import { selectVisit, visitsFeature } from '../visits.feature';

/** Leaving the page waits so long for text that is on its way. */
const LEAVE_AFTER_MS = 3000;

/** One's own draft: what is typed is kept on the server, and signed when it is done. Ctrl+S saves, Ctrl+Enter signs. */
@Component({
  selector: 'hp-visit-writing',
  imports: [HmsNotice, HmsPanel, MatIcon, NoteEditor, NoteView],
  host: {
    '(document:keydown.control.s)': 'save($event)',
    '(document:keydown.meta.s)': 'save($event)',
    '(document:keydown.control.enter)': 'sign($event)',
    '(document:keydown.meta.enter)': 'sign($event)',
    '(window:online)': 'writer.flush()',
    '(document:visibilitychange)': 'writer.flush()',
  },
  templateUrl: './visit-writing.page-part.html',
  styleUrl: './visit-writing.page-part.scss',
})
export class VisitWriting {
  readonly visit = input.required<Visit>();
  readonly zone = input.required<string>();
  /** It was signed elsewhere while this text was typed: go on with it as an amendment. */
  readonly amendWith = output<NoteText>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #id = computed(() => this.visit().id);
  protected readonly record = computed(() => this.#store.selectSignal(selectVisit(this.#id()))());
  protected readonly templates = this.#store.selectSignal(visitsFeature.selectTemplates);
  protected readonly form = createNoteForm();
  protected readonly writer = new NoteWriter(this.form, (note) =>
    this.#store.dispatch(VisitPageActions.noteWritten({ id: this.#id(), version: this.#version, note: toNoteRequest(note) })),
  );
  /** Of the text that the form began with or that was saved last. */
  #version = 0;
  #asking = false;
  readonly #signing = signal(false);
  /** Why it cannot be signed yet. */
  protected readonly hint = signal('');
  /** Another page wrote first, and nobody has chosen yet. */
  protected readonly undecided = signal(false);
  /** Signed or withdrawn on another page, while something else was typed here. */
  protected readonly overtaken = signal<Visit | null>(null);
  protected readonly saved = computed(() => {
    if (this.record().saving === 'saving') return 'Saving';
    if (!this.writer.unsaved()) return `Saved ${formatInstant(this.visit().updatedAt, this.zone()).slice(-5)}`;
    return this.record().saving === 'failed' ? 'Not saved. Your text is kept here and sent again.' : 'Not saved yet';
  });

  constructor() {
    this.#store.dispatch(VisitPageActions.templatesWanted());
    effect(() => {
      this.#id();
      untracked(() => this.#begin());
    });
    effect(() => {
      const { saving, theirs, visit } = this.record();
      untracked(() => this.#follow(saving, theirs, visit.data));
    });
    effect(() => {
      if (!this.#signing() || this.record().saving !== 'idle') return;
      const unsaved = this.writer.unsaved();
      untracked(() => (unsaved ? this.writer.flush() : void this.#askToSign()));
    });
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.writer.typed();
      this.hint.set('');
    });
    inject(DestroyRef).onDestroy(() => this.writer.stop());
  }

  hasUnsavedText(): boolean {
    return this.writer.unsaved();
  }

  /** What is typed is on the server, or it takes too long. */
  settled(): Promise<void> {
    return this.writer.settled(LEAVE_AFTER_MS);
  }

  protected save(event?: Event): void {
    event?.preventDefault();
    this.writer.flush();
  }

  protected sign(event?: Event): void {
    event?.preventDefault();
    if (this.#asking || this.overtaken() || this.record().sending === 'sending') return;
    if (this.undecided()) return this.hint.set('Choose first which text is to stay.');
    if (this.form.invalid) return this.hint.set('A section is too long. Shorten it before signing.');
    if (!saysSomething(this.form.getRawValue())) return this.hint.set('Write a chief complaint or an assessment before signing.');
    this.writer.flush();
    this.#signing.set(true);
  }

  protected insert(template: VisitTemplate): void {
    this.form.patchValue(withTemplate(this.form.getRawValue(), template));
    this.writer.flush();
  }

  /** Asks again which of both texts is to stay. */
  protected compare(): void {
    this.undecided.set(false);
    this.writer.resume();
  }

  protected showTheirs(): void {
    this.#store.dispatch(VisitPageActions.opened({ id: this.#id() }));
  }

  protected amendTheirs(): void {
    this.amendWith.emit(this.form.getRawValue());
  }

  /** A draft that should not be there. */
  protected async markError(): Promise<void> {
    await this.settled();
    const answer = await this.#dialogs.confirm(ERROR_QUESTION);
    if (!answer?.reason) return;
    this.#store.dispatch(VisitPageActions.errorMarked({ id: this.#id(), version: this.#version, reason: answer.reason }));
  }

  #begin(): void {
    const visit = this.visit();
    this.#version = visit.version;
    this.writer.begin(toNoteText(visit));
  }

  #follow(saving: 'idle' | 'saving' | 'failed', theirs: Visit | null, now: Visit | null): void {
    if (theirs) return void this.#settle(theirs);
    if (saving === 'failed') this.#signing.set(false);
    if (!this.writer.busy) return;
    if (saving === 'failed') this.writer.failed();
    if (saving === 'idle' && now) {
      this.#version = now.version;
      this.writer.arrived();
    }
  }

  /** Two wrote at once. Where the other wrote nothing new, there is nothing to choose. */
  async #settle(theirs: Visit): Promise<void> {
    this.#signing.set(false);
    this.writer.pause();
    this.#store.dispatch(VisitPageActions.conflictSettled({ id: theirs.id }));
    const [yours, written] = [this.form.getRawValue(), toNoteText(theirs)];
    if (theirs.status !== 'draft') return sameNote(yours, written) ? this.showTheirs() : this.overtaken.set(theirs);
    const fields = sameNote(written, this.writer.base) ? [] : noteConflict(yours, written);
    const text = `This draft was changed on another page at ${formatInstant(theirs.updatedAt, this.zone())}.`;
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text, fields }) : {};
    if (!choice) return this.undecided.set(true);
    this.#version = theirs.version;
    this.writer.rebase(written);
    this.form.setValue({ ...mergeNote(this.form.getRawValue(), written, choice) });
    this.writer.resume();
  }

  async #askToSign(): Promise<void> {
    this.#signing.set(false);
    this.#asking = true;
    const { patient } = this.visit();
    const born = patient.dateOfBirth ? `, born ${formatDate(patient.dateOfBirth)}` : '';
    const answer = await this.#dialogs.confirm({
      title: 'Sign this visit?',
      text: `${formatName(patient)}${born}, ${patient.patientNumber}. The text stays as it is from then on; an amendment gives its reason.`,
      confirm: 'Sign visit',
      cancel: 'Go on writing',
    });
    this.#asking = false;
    if (answer) this.#store.dispatch(VisitPageActions.signAsked({ id: this.#id(), version: this.#version }));
  }
}
