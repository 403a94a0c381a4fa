import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { HmsErrorPanel, HmsPageHead, HmsSkeleton, formatDate, formatName, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PRIORITY_WORDS, SPECIMEN_WORDS } from '../../shared/labs/lab-words';
import { LabsPageActions } from '../labs.actions';
import { labsFeature } from '../labs.feature';

/** The label of one tube, to be printed and stuck on at the bedside: whose it is, and the number to scan. */
@Component({
  selector: 'hp-label-page',
  imports: [HmsErrorPanel, HmsPageHead, HmsSkeleton, MatIcon, RouterLink],
  template: `
    <hms-page-head class="screen-only" title="Specimen label" [sub]="label()?.number ?? ''">
      <a class="btn" [routerLink]="['/labs', id()]">Back to the specimen</a>
      <button type="button" class="btn primary" (click)="print()"><mat-icon svgIcon="print" />Print</button>
    </hms-page-head>
    @if (label(); as label) {
      <section aria-label="Label">
        <b>{{ label.name }}</b>
        <span>{{ label.born }} {{ label.patientNumber }}</span>
        <img [src]="label.code" alt="" />
        <b>{{ label.number }}</b>
        <span>{{ label.kind }} {{ label.priority }}</span>
        <span>{{ label.tests }}</span>
      </section>
    } @else if (state().status === 'failed') {
      <hms-error-panel title="The label could not be loaded." [problem]="state().problem" (retry)="load()" />
    } @else {
      <hms-skeleton [rows]="3" [height]="32" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    /* Paper is white in both themes. */
    section {
      display: grid;
      width: 50mm;
      padding: 1mm 2mm;
      color-scheme: light;
      background: var(--surface);
      color: var(--text);
      border: 1px solid var(--line-control);
      font-size: 7pt;
      line-height: 1.25;
      overflow-wrap: anywhere;
    }
    img {
      width: 100%;
      height: 9mm;
      margin: 1mm 0;
    }
    @media print {
      .screen-only {
        display: none;
      }
      section {
        border: 0;
      }
    }
  `,
})
export class LabelPage {
  readonly id = input.required<string>();
  readonly #store = inject(Store);
  protected readonly state = this.#store.selectSignal(labsFeature.selectSheet);
  protected readonly user = this.#store.selectSignal(sessionFeature.selectUser);
  /** What draws the code is the heaviest part of the page, and comes after it. */
  readonly #codes = signal<typeof import('../../shared/barcode') | null>(null);
  protected readonly label = computed(() => {
    const { value: sheet, id } = this.state();
    const codes = this.#codes();
    if (!sheet || !codes || id !== this.id()) return null;
    const { patient, accessionNumber, kind, priority, tests } = sheet;
    return {
      name: formatName(patient),
      born: patient.dateOfBirth ? formatDate(patient.dateOfBirth) : 'Birth date not known',
      ...{ patientNumber: patient.patientNumber, number: accessionNumber, kind: SPECIMEN_WORDS[kind], tests: tests.join(', ') },
      priority: priority === 'routine' ? '' : PRIORITY_WORDS[priority],
      code: codes.lineCode(accessionNumber),
    };
  });

  constructor() {
    void import('../../shared/barcode').then((codes) => this.#codes.set(codes));
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    this.#store.dispatch(LabsPageActions.sheetOpened({ id: this.id() }));
  }

  protected print(): void {
    globalThis.print();
  }
}
