import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute } from '@angular/router';
import {
  type AddCustomFieldRequest,
  type ChangeCustomFieldRequest,
  type CustomField,
  DIRECTORY_STATUSES,
  type DirectoryStatus,
} from '@hms/shared-dto';
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
  formatNumber,
  oneOf,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { FieldFormFields } from '../components/field-form.component';
import { FieldHistoryList } from '../components/field-history.component';
import { FieldTable } from '../components/field-table.component';
import { conflictFields, mergeChoice } from '../custom-field-form';
import { CustomFieldsPageActions } from '../custom-fields.actions';
import { customFieldsFeature } from '../custom-fields.feature';

/** The hospital's own fields: those in use or archived, with the form for one of them above. */
@Component({
  selector: 'hp-custom-fields-page',
  imports: [
    FieldFormFields,
    FieldHistoryList,
    FieldTable,
    HmsEmptyState,
    HmsErrorPanel,
    HmsFilterChip,
    HmsNotice,
    HmsPageHead,
    HmsPanel,
    HmsSkeleton,
    MatIcon,
  ],
  templateUrl: './custom-fields.page.html',
  styles: `
    .inset {
      padding: var(--s-4);
    }
  `,
})
export class CustomFieldsPage {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  #intent = new IdempotentIntent();
  /** What a change is made to: the field as the form began with it, or as somebody else left it meanwhile. */
  #base: CustomField | null = null;

  protected readonly state = this.#store.selectSignal(customFieldsFeature.selectCustomFieldsState);
  protected readonly form = viewChild(FieldFormFields);
  /** The open form: with a field to change, or without for a new one. */
  protected readonly editing = signal<{ readonly field: CustomField | null } | null>(null);
  protected readonly shown = toSignal(
    this.#route.queryParamMap.pipe(map((params): DirectoryStatus => oneOf(DIRECTORY_STATUSES, params.get('status')) ?? 'active')),
    { requireSync: true },
  );
  protected readonly announcement = computed(() => {
    const { status, fields } = this.state();
    return status === 'loaded' ? `${fields.length} custom fields` : '';
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
    this.#store.dispatch(CustomFieldsPageActions.queried({ status: this.shown() }));
  }

  protected show(status: DirectoryStatus): void {
    this.#url.filter(this.#route, { status: status === 'active' ? null : status });
  }

  protected add(): void {
    this.#intent = new IdempotentIntent();
    this.#open(null);
  }

  protected edit(field: CustomField): void {
    this.#open(field);
  }

  protected close(): void {
    if (!this.editing()) return;
    this.editing.set(null);
    this.#store.dispatch(CustomFieldsPageActions.formOpened());
  }

  protected saveNew(request: AddCustomFieldRequest): void {
    this.#store.dispatch(CustomFieldsPageActions.addAsked({ request, key: this.#intent.keyFor(request) }));
  }

  protected save(request: ChangeCustomFieldRequest): void {
    if (this.#base) this.#store.dispatch(CustomFieldsPageActions.changeAsked({ field: this.#base, request }));
  }

  /** Asks first only where patients have values: archiving can be undone. */
  protected async archive(field: CustomField): Promise<void> {
    const patients = this.state().usage[field.key] ?? 0;
    const question = {
      title: `Archive ${field.label}?`,
      text: 'It is asked and shown no more. What patients have is kept, and comes back when the field is restored.',
      confirm: 'Archive',
      cancel: 'Keep in use',
      facts: [{ label: 'Patients with a value', value: formatNumber(patients) }],
    };
    if (patients > 0 && !(await this.#dialogs.confirm(question))) return;
    this.#store.dispatch(CustomFieldsPageActions.archiveAsked({ field }));
  }

  protected restore(field: CustomField): void {
    this.#store.dispatch(CustomFieldsPageActions.restoreAsked({ field }));
  }

  protected order(ids: readonly string[]): void {
    this.#store.dispatch(CustomFieldsPageActions.orderAsked({ ids }));
  }

  protected showHistory(field: CustomField): void {
    this.#store.dispatch(CustomFieldsPageActions.historyAsked({ field }));
  }

  protected closeHistory(): void {
    this.#store.dispatch(CustomFieldsPageActions.historyClosed());
  }

  protected dismiss(): void {
    this.#store.dispatch(CustomFieldsPageActions.refusalRead());
  }

  #open(field: CustomField | null): void {
    this.#base = field;
    this.editing.set({ field });
    this.#store.dispatch(CustomFieldsPageActions.formOpened());
  }

  async #settle(theirs: CustomField): Promise<void> {
    this.#store.dispatch(CustomFieldsPageActions.conflictSettled());
    const form = this.form();
    if (!form) return;
    const yours = form.request();
    const fields = conflictFields(yours, theirs);
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text: 'Someone else changed this meanwhile.', fields }) : {};
    if (!choice) return;
    const request = mergeChoice(yours, theirs, choice);
    this.#base = theirs;
    form.show(request);
    this.save(request);
  }
}
