import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { formatDose, frequencyInHindi, type PrescriptionSummary } from '@hms/shared-dto';
import { HmsEmptyState, HmsErrorPanel, HmsPanel, HmsSkeleton, formatInstant, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PrescriptionsPageActions } from '../prescriptions.actions';
import { prescriptionsFeature } from '../prescriptions.feature';

/** What the patient takes home on paper: each medicine as the formulary writes it, since capitals would take away tall-man letters and change units, how it is taken in English and, for the times of day, in Hindi. */
@Component({
  selector: 'hp-prescription-sheet-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsPanel, HmsSkeleton, MatIcon, RouterLink],
  templateUrl: './prescription-sheet.page.html',
  styles: `
    section + section {
      padding-top: var(--s-3);
      margin-top: var(--s-3);
      border-top: 1px solid var(--line);
    }
    section {
      break-inside: avoid;
      overflow-wrap: anywhere;
    }
    .hindi {
      font-size: var(--fs-body);
    }
    .signature {
      width: 260px;
      padding-top: var(--s-2);
      margin-top: var(--s-12);
      margin-left: auto;
      border-top: 1px solid var(--line-control);
      color: var(--text-muted);
      text-align: center;
    }
    @media print {
      button {
        display: none;
      }
    }
  `,
})
export class PrescriptionSheetPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly part = computed(() => this.#store.selectSignal(prescriptionsFeature.selectListOf(this.id()))());
  protected readonly rows = computed(() => {
    const zone = this.#user()?.timeZone ?? 'UTC';
    const taken = this.part().data?.active.filter(({ status }) => status === 'active');
    return taken?.map((one) => ({ ...one, hindi: frequencyInHindi(one), facts: factsOf(one, zone) })) ?? null;
  });

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    this.#store.dispatch(PrescriptionsPageActions.listOpened({ patientId: this.id() }));
  }

  protected print(): void {
    globalThis.print();
  }
}

const factsOf = ({ quantity, refills, prescriber, signedAt, createdAt }: PrescriptionSummary, zone: string): string =>
  [formatDose(quantity), refills ? `${refills} more times` : '', prescriber, formatInstant(signedAt ?? createdAt, zone)]
    .filter(Boolean)
    .join(' · ');
