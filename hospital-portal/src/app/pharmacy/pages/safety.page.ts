import { Component, computed, inject } from '@angular/core';
import type { IssueKind } from '@hms/shared-dto';
import {
  Dialogs,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSkeleton,
  formatInstant,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PharmacyPageActions } from '../pharmacy.actions';
import { pharmacyFeature } from '../pharmacy.feature';

const KIND_LABELS: Readonly<Record<IssueKind, string>> = {
  allergy: 'Allergies',
  interaction: 'Interactions',
  duplicate: 'Duplicates',
  dose: 'Doses',
  pregnancy: 'Pregnancy',
};

/** What prescriptions are checked against, what not, and who confirmed that for the hospital. */
@Component({
  selector: 'hp-safety-page',
  imports: [HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton],
  templateUrl: './safety.page.html',
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .not {
      margin: var(--s-2) 0;
    }
    summary {
      cursor: pointer;
    }
    details {
      font-size: var(--fs-small);
    }
  `,
})
export class SafetyPage {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #maySign = this.#store.selectSignal(selectMay('records:write'));
  readonly #mayDispense = this.#store.selectSignal(selectMay('prescriptions:dispense'));
  protected readonly mayConfirm = computed(() => this.#maySign() || this.#mayDispense());
  protected readonly safety = this.#store.selectSignal(pharmacyFeature.selectSafety);
  protected readonly parts = computed(() =>
    (this.safety().data?.coverage ?? []).map((part) => ({ ...part, label: KIND_LABELS[part.kind] })),
  );
  protected readonly confirmedAt = computed(() => {
    const at = this.safety().data?.confirmedAt;
    return at ? formatInstant(at, this.#user()?.timeZone ?? 'UTC') : '';
  });

  constructor() {
    this.load();
  }

  protected load(): void {
    this.#store.dispatch(PharmacyPageActions.safetyOpened());
  }

  protected async confirm(rulesVersion: string): Promise<void> {
    const sure = await this.#dialogs.confirm({
      title: 'Confirm these rules for the hospital?',
      text: 'From then on prescriptions count as checked by them. What they do not cover stays with the prescriber. Your name is kept with it.',
      confirm: 'Confirm rules',
      cancel: 'Not yet',
    });
    if (sure) this.#store.dispatch(PharmacyPageActions.confirmationAsked({ rulesVersion }));
  }
}
