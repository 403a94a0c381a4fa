import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute } from '@angular/router';
import {
  DIRECTORY_STATUSES,
  VISIT_SECTION_LABELS,
  VISIT_SECTIONS,
  type DirectoryStatus,
  type VisitTemplate,
  type VisitTemplateRequest,
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
  oneOf,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { TemplateFormFields } from './template-form.component';
import { mergeTemplate, templateConflict } from './template-form';
import { VisitTemplatesPageActions } from './visit-templates.actions';
import { visitTemplatesFeature } from './visit-templates.feature';

/** Templates of notes: those in use or archived, with the form for one of them above. */
@Component({
  selector: 'hp-visit-templates-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsFilterChip, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, MatIcon, TemplateFormFields],
  templateUrl: './visit-templates.page.html',
  styles: `
    .inset {
      padding: var(--s-4);
    }
  `,
})
export class VisitTemplatesPage {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  #intent = new IdempotentIntent();
  /** What a change is made to: the template as the form began with it, or as somebody else left it meanwhile. */
  #base: VisitTemplate | null = null;

  protected readonly state = this.#store.selectSignal(visitTemplatesFeature.selectVisitTemplatesState);
  protected readonly form = viewChild(TemplateFormFields);
  /** The open form: with a template to change, or without for a new one. */
  protected readonly editing = signal<{ readonly template: VisitTemplate | null } | null>(null);
  protected readonly shown = toSignal(
    this.#route.queryParamMap.pipe(map((params): DirectoryStatus => oneOf(DIRECTORY_STATUSES, params.get('status')) ?? 'active')),
    { requireSync: true },
  );
  protected readonly rows = computed(() =>
    this.state().templates.map((template) => ({
      template,
      sections: VISIT_SECTIONS.filter((section) => template[section] !== '')
        .map((section) => VISIT_SECTION_LABELS[section])
        .join(', '),
    })),
  );
  protected readonly announcement = computed(() => {
    const { status, templates } = this.state();
    return status === 'loaded' ? `${templates.length} templates` : '';
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
    this.#store.dispatch(VisitTemplatesPageActions.queried({ status: this.shown() }));
  }

  protected show(status: DirectoryStatus): void {
    this.#url.filter(this.#route, { status: status === 'active' ? null : status });
  }

  protected open(template: VisitTemplate | null): void {
    this.#intent = new IdempotentIntent();
    this.#base = template;
    this.#turn({ template });
  }

  protected close(): void {
    this.#turn(null);
  }

  protected save(request: VisitTemplateRequest): void {
    const template = this.#base;
    this.#store.dispatch(
      template
        ? VisitTemplatesPageActions.changeAsked({ template, request })
        : VisitTemplatesPageActions.addAsked({ request, key: this.#intent.keyFor(request) }),
    );
  }

  protected archive(template: VisitTemplate): void {
    this.#store.dispatch(VisitTemplatesPageActions.archiveAsked({ template }));
  }

  protected restore(template: VisitTemplate): void {
    this.#store.dispatch(VisitTemplatesPageActions.restoreAsked({ template }));
  }

  #turn(editing: { readonly template: VisitTemplate | null } | null): void {
    this.editing.set(editing);
    this.#store.dispatch(VisitTemplatesPageActions.formTurned());
  }

  async #settle(theirs: VisitTemplate): Promise<void> {
    this.#store.dispatch(VisitTemplatesPageActions.conflictSettled());
    const form = this.form();
    if (!form) return;
    const yours = form.request();
    const fields = templateConflict(yours, theirs);
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text: 'Someone else changed this meanwhile.', fields }) : {};
    if (!choice) return;
    const request = mergeTemplate(yours, theirs, choice);
    this.#base = theirs;
    form.show(request);
    this.save(request);
  }
}
