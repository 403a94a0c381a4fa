import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute } from '@angular/router';
import { DIRECTORY_STATUSES, type DirectoryStatus } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSkeleton,
  IdempotentIntent,
  ListUrl,
  oneOf,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { DirectoryFormFields } from '../components/directory-form.component';
import { DirectoryTable } from '../components/directory-table.component';
import { DirectoryPageActions } from '../directory.actions';
import { directoryFeature } from '../directory.feature';
import { conflictFields, mergeChoice } from '../directory-form';
import { type DirectoryKind, type DirectoryRecord, type DirectoryRequest, KIND_WORDS, usageFacts } from '../directory-kind';

/** One of the hospital's lists: those in use or archived, with the form for one of them above. */
@Component({
  selector: 'hp-directory-page',
  imports: [
    DirectoryFormFields,
    DirectoryTable,
    HmsEmptyState,
    HmsErrorPanel,
    HmsFilterChip,
    HmsNotice,
    HmsPageHead,
    HmsPanel,
    HmsSkeleton,
    MatIcon,
  ],
  templateUrl: './directory.page.html',
  styles: `
    .inset {
      padding: var(--s-4);
    }
  `,
})
export class DirectoryPage {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  #intent = new IdempotentIntent();
  /** What a change is made to: the entry as the form began with it, or as somebody else left it meanwhile. */
  #base: DirectoryRecord | null = null;

  protected readonly kind = this.#route.snapshot.data['kind'] as DirectoryKind;
  protected readonly words = KIND_WORDS[this.kind];
  protected readonly state = this.#store.selectSignal(directoryFeature.selectDirectoryState);
  protected readonly form = viewChild(DirectoryFormFields);
  /** The open form: with an entry to change, or without for a new one. */
  protected readonly editing = signal<{ readonly entry: DirectoryRecord | null } | null>(null);
  protected readonly shown = toSignal(
    this.#route.queryParamMap.pipe(map((params): DirectoryStatus => oneOf(DIRECTORY_STATUSES, params.get('status')) ?? 'active')),
    { requireSync: true },
  );
  protected readonly announcement = computed(() => {
    const { status, entries } = this.state();
    return status === 'loaded' ? `${entries.length} ${this.words.title.toLowerCase()}` : '';
  });

  constructor() {
    effect(() => {
      this.shown();
      untracked(() => this.load());
    });
    effect(() => {
      const { saving, theirs } = this.state();
      untracked(() => {
        if (theirs) void this.#settle(theirs);
        else if (saving === 'saved') this.close();
      });
    });
  }

  protected load(): void {
    this.#store.dispatch(DirectoryPageActions.queried({ kind: this.kind, status: this.shown() }));
  }

  protected show(status: DirectoryStatus): void {
    this.#url.filter(this.#route, { status: status === 'active' ? null : status });
  }

  protected add(): void {
    this.#intent = new IdempotentIntent();
    this.#open(null);
  }

  protected edit(entry: DirectoryRecord): void {
    this.#open(entry);
  }

  protected close(): void {
    if (!this.editing()) return;
    this.editing.set(null);
    this.#store.dispatch(DirectoryPageActions.formOpened({ kind: this.kind }));
  }

  protected save(request: DirectoryRequest): void {
    const { kind } = this;
    const entry = this.#base;
    this.#store.dispatch(
      entry
        ? DirectoryPageActions.changeAsked({ kind, entry, request })
        : DirectoryPageActions.addAsked({ kind, request, key: this.#intent.keyFor(request) }),
    );
  }

  /** Asks first only where something belongs to it: archiving can be undone. */
  protected async archive(entry: DirectoryRecord): Promise<void> {
    const facts = usageFacts(entry);
    const question = {
      title: `Archive ${entry.name}?`,
      text: 'It can be chosen no more. What belongs to it keeps its name until it is moved.',
      confirm: 'Archive',
      cancel: 'Keep in use',
      facts,
    };
    if (facts.length && !(await this.#dialogs.confirm(question))) return;
    this.#store.dispatch(DirectoryPageActions.archiveAsked({ kind: this.kind, entry }));
  }

  protected restore(entry: DirectoryRecord): void {
    this.#store.dispatch(DirectoryPageActions.restoreAsked({ kind: this.kind, entry }));
  }

  protected dismiss(): void {
    this.#store.dispatch(DirectoryPageActions.refusalRead());
  }

  #open(entry: DirectoryRecord | null): void {
    this.#base = entry;
    this.editing.set({ entry });
    this.#store.dispatch(DirectoryPageActions.formOpened({ kind: this.kind }));
  }

  async #settle(theirs: DirectoryRecord): Promise<void> {
    this.#store.dispatch(DirectoryPageActions.conflictSettled());
    const form = this.form();
    if (!form) return;
    const yours = form.request();
    const names = new Map(this.state().departments.map(({ id, name }) => [id, name]));
    const fields = conflictFields(this.kind, { yours, theirs }, names);
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text: 'Someone else changed this meanwhile.', fields }) : {};
    if (!choice) return;
    const request = mergeChoice(yours, theirs, choice);
    this.#base = theirs;
    form.show(request);
    this.save(request);
  }
}
