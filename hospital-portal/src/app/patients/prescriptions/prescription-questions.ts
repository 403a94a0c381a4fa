import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { EndPrescriptionRequest, PrescriptionSummary } from '@hms/shared-dto';
import { Dialogs, IdempotentIntent } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { EndDialog, type EndQuestion } from './components/end-dialog.component';
import { PrescriptionsPageActions } from './prescriptions.actions';

const LONGEST_NOTE = 500;

/** Asks before a prescription is changed, and has it done. */
@Injectable({ providedIn: 'root' })
export class PrescriptionQuestions {
  readonly #store = inject(Store);
  readonly #dialog = inject(MatDialog);
  readonly #dialogs = inject(Dialogs);
  readonly #renewal = new IdempotentIntent();

  async hold(prescription: PrescriptionSummary): Promise<void> {
    const request = await this.#ask({
      title: `Put ${prescription.medication} on hold?`,
      text: 'Nothing of it is handed out until it goes on. Other prescriptions are checked against it still.',
      keep: 'Keep active',
      confirm: 'Put on hold',
    });
    if (request) this.#store.dispatch(PrescriptionsPageActions.holdAsked({ prescription, request }));
  }

  resume(prescription: PrescriptionSummary): void {
    this.#store.dispatch(PrescriptionsPageActions.resumeAsked({ prescription }));
  }

  async stop(prescription: PrescriptionSummary): Promise<void> {
    const request = await this.#ask({
      title: `Stop ${prescription.medication}?`,
      text: 'Nothing more of it is handed out. It stays in the chart with the reason.',
      keep: 'Keep prescription',
      confirm: 'Stop prescription',
    });
    if (request) this.#store.dispatch(PrescriptionsPageActions.stopAsked({ prescription, request }));
  }

  async cancel(prescription: PrescriptionSummary): Promise<void> {
    const draft = prescription.status === 'draft';
    const request = await this.#ask({
      title: draft ? 'Discard this draft?' : `Cancel ${prescription.medication}?`,
      text: 'Nothing of it was handed out. It stays in the chart, struck through.',
      keep: draft ? 'Keep draft' : 'Keep prescription',
      confirm: draft ? 'Discard draft' : 'Cancel prescription',
    });
    if (request) this.#store.dispatch(PrescriptionsPageActions.cancelAsked({ prescription, request }));
  }

  async complete(prescription: PrescriptionSummary): Promise<void> {
    const sure = await this.#dialogs.confirm({
      title: `Has ${prescription.medication} run its course?`,
      text: 'Nothing more of it is handed out. It stays in the chart as completed.',
      confirm: 'Mark as completed',
      cancel: 'Keep active',
    });
    if (sure) this.#store.dispatch(PrescriptionsPageActions.completeAsked({ prescription }));
  }

  async mistake(prescription: PrescriptionSummary): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'Was this prescription a mistake?',
      text: `${prescription.medication} stays in the chart, struck through, as entered in error. This cannot be taken back.`,
      confirm: 'Mark as mistake',
      cancel: 'Keep prescription',
      danger: true,
      reason: { label: 'What was wrong', required: true, maxLength: LONGEST_NOTE },
    });
    if (answer) this.#store.dispatch(PrescriptionsPageActions.mistakeAsked({ prescription, note: answer.reason }));
  }

  renew(prescription: PrescriptionSummary): void {
    const { id, version } = prescription;
    this.#store.dispatch(PrescriptionsPageActions.renewAsked({ prescription, key: this.#renewal.keyFor({ id, version }) }));
  }

  #ask(question: EndQuestion): Promise<EndPrescriptionRequest | undefined> {
    const dialog = this.#dialog.open<EndDialog, EndQuestion, EndPrescriptionRequest>(EndDialog, {
      data: question,
      autoFocus: '[data-first]',
    });
    return firstValueFrom(dialog.afterClosed(), { defaultValue: undefined });
  }
}
