import { Component, DestroyRef, computed, effect, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { HmsPanel } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map, startWith, switchMap } from 'rxjs';
import { CandidateRow } from '../../components/candidate-row.component';
import type { PatientForm } from '../../patient-form';
import { toDuplicateCheck } from '../../patient-request';
import { ChartPageActions } from '../chart.actions';
import { chartFeature } from '../chart.feature';

/** While somebody types a patient: who is registered already and may be the same person. Advice; it stops nobody. */
@Component({
  selector: 'hp-likely-duplicates',
  imports: [CandidateRow, HmsPanel],
  template: `
    <div aria-live="polite">
      @if (likely().length) {
        <hms-panel [title]="title()">
          <ul>
            @for (candidate of likely(); track candidate.id) {
              <li><hp-candidate-row [candidate]="candidate" /></li>
            }
          </ul>
        </hms-panel>
      }
    </div>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--s-2);
    }
  `,
})
export class LikelyDuplicates {
  readonly form = input.required<PatientForm>();
  /** The patient who is edited; none at registration. */
  readonly patientId = input<string>();

  readonly #store = inject(Store);
  protected readonly likely = this.#store.selectSignal(chartFeature.selectLikely);
  protected readonly title = computed(() =>
    this.likely().length === 1 ? 'May be registered already' : 'May be registered already: look at each',
  );
  readonly #known = toSignal(
    toObservable(this.form).pipe(
      switchMap((form) =>
        form.valueChanges.pipe(
          startWith(null),
          map(() => JSON.stringify(toDuplicateCheck(form.getRawValue(), this.patientId()))),
        ),
      ),
    ),
    { initialValue: 'null' },
  );

  constructor() {
    effect(() => {
      const known = JSON.parse(this.#known()) as ReturnType<typeof toDuplicateCheck>;
      this.#store.dispatch(known ? ChartPageActions.detailsTyped({ known }) : ChartPageActions.formLeft());
    });
    inject(DestroyRef).onDestroy(() => this.#store.dispatch(ChartPageActions.formLeft()));
  }
}
