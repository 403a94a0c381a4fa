import { Component, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { DOCUMENT_TITLES, type DocumentKind } from '@hms/shared-dto';
import { OneCall, ToastService } from '@hms/shared-ui';
import { saveFile } from '../save-file';
import { PapersApi } from './papers.api';

/** Makes a paper as a PDF file, and hands it to the browser's downloads. */
@Component({
  selector: 'hp-paper-button',
  imports: [MatIcon],
  template: `
    <button type="button" class="btn sm" [attr.aria-disabled]="call.busy() || null" (click)="print()">
      <mat-icon svgIcon="download" />{{ call.busy() ? 'Making the PDF' : 'PDF' }}<span class="sr-only"> of the {{ title() }}</span>
    </button>
    @if (call.problem(); as problem) {
      <span class="refusal" role="alert">{{ problem.detail }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-2);
    }
    .refusal {
      color: var(--caution-fg);
      font-size: var(--fs-small);
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class PaperButton {
  readonly kind = input.required<DocumentKind>();
  /** Of the visit, prescription or order. */
  readonly subject = input.required<string>();
  /** Names the file; a name would be seen among the downloads. */
  readonly patientNumber = input.required<string>();

  readonly #api = inject(PapersApi);
  readonly #toasts = inject(ToastService);
  protected readonly call = new OneCall();
  protected readonly title = () => DOCUMENT_TITLES[this.kind()].toLowerCase();

  protected print(): void {
    this.call.run(this.#api.print(this.kind(), this.subject()), (file) => {
      saveFile(file, `${this.title()} ${this.patientNumber()}.pdf`.replaceAll(' ', '-').toLowerCase());
      this.#toasts.show(`The ${this.title()} is in your downloads.`);
    });
  }
}
