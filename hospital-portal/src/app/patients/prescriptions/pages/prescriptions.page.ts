import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import {
  HmsErrorPanel,
  HmsNotice,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  cursorText,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { selectPatientRecord } from '../../patients.feature';
import { PrescriptionRows } from '../components/prescription-list.component';
import { PrescriptionQuestions } from '../prescription-questions';
import { PrescriptionsPageActions } from '../prescriptions.actions';
import { prescriptionsFeature } from '../prescriptions.feature';
import { PRESCRIPTION_EVENTS } from '../prescriptions.types';

/** What one patient is and was prescribed; the page of the past is in the address. */
@Component({
  selector: 'hp-patient-prescriptions-page',
  imports: [HmsErrorPanel, HmsNotice, HmsPager, HmsPanel, HmsSkeleton, PrescriptionRows, RouterLink],
  templateUrl: './prescriptions.page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .note {
      padding: var(--s-3) var(--s-4);
    }
  `,
})
export class PatientPrescriptionsPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  /** Of a later page; a query parameter. */
  readonly cursor = input(undefined, { transform: cursorText });

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('records:write'));
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  readonly #changes = this.#store.selectSignal(prescriptionsFeature.selectChanges);
  protected readonly questions = inject(PrescriptionQuestions);
  protected readonly refusal = this.#store.selectSignal(prescriptionsFeature.selectRefusal);
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly part = computed(() => this.#store.selectSignal(prescriptionsFeature.selectListOf(this.id()))());
  protected readonly loading = computed(() => this.part().status === 'loading');
  protected readonly editable = computed(() => this.#mayWrite() && this.#patient()?.status === 'active');

  constructor() {
    effect(() => {
      this.id();
      this.cursor();
      this.#changes();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), ...PRESCRIPTION_EVENTS)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(PrescriptionsPageActions.listOutdated({ patientId: this.id(), cursor: this.cursor() })));
  }

  protected load(): void {
    this.#store.dispatch(PrescriptionsPageActions.listOpened({ patientId: this.id(), cursor: this.cursor() }));
  }

  protected next(): void {
    const cursor = this.part().data?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}
