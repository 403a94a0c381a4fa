import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { STATUS_REASONS, formatDose, type Dispense, type Prescription, type PrescriptionHold } from '@hms/shared-dto';
import {
  HmsErrorPanel,
  HmsNotice,
  HmsPanel,
  HmsSkeleton,
  HmsStatusChip,
  LiveFeed,
  dayOf,
  formatDate,
  formatInstant,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PaperButton } from '../../../shared/papers/paper-button.page-part';
import { SEVERITY_LOOKS, declineWords, isStruck, prescriptionLook } from '../../../shared/prescription-looks';
import { selectPatientRecord } from '../../patients.feature';
import { CheckGaps, ruleWords } from '../components/check-gaps.component';
import { PrescriptionQuestions } from '../prescription-questions';
import { PrescriptionsPageActions } from '../prescriptions.actions';
import { prescriptionsFeature } from '../prescriptions.feature';

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** One prescription: what it says, what was warned of when it was signed, and what was handed out. */
@Component({
  selector: 'hp-prescription-page',
  imports: [CheckGaps, HmsErrorPanel, HmsNotice, HmsPanel, HmsSkeleton, HmsStatusChip, PaperButton, RouterLink],
  templateUrl: './prescription.page.html',
  styleUrl: './prescription.page.scss',
})
export class PrescriptionPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  readonly prescriptionId = input.required<string>();

  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('records:write'));
  protected readonly mayReadVisits = this.#store.selectSignal(selectMay('records:read'));
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  readonly #zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly questions = inject(PrescriptionQuestions);
  protected readonly part = this.#store.selectSignal(prescriptionsFeature.selectOne);
  protected readonly refusal = this.#store.selectSignal(prescriptionsFeature.selectRefusal);
  /** Of this patient alone, whatever the address says. */
  protected readonly prescription = computed(() => {
    const one = this.part().data;
    return one?.id === this.prescriptionId() && one.patientId === this.id() ? one : null;
  });
  protected readonly editable = computed(() => this.#mayWrite() && this.#patient()?.status === 'active');
  protected readonly look = computed(() =>
    prescriptionLook(this.prescription() ?? { status: 'draft', endsOn: null }, dayOf(new Date(), this.#zone())),
  );
  protected readonly struck = computed(() => isStruck(this.prescription()?.status ?? 'draft'));
  /** Whether it may be held or let go on, and ended. */
  protected readonly going = computed(() => ['active', 'on-hold'].includes(this.prescription()?.status ?? 'draft'));
  /** Whether it was signed, and is not taken for a mistake already. */
  protected readonly mistakable = computed(() =>
    ['active', 'on-hold', 'completed', 'stopped'].includes(this.prescription()?.status ?? 'draft'),
  );
  protected readonly facts = computed(() => factsOf(this.prescription(), this.#zone()));
  protected readonly issues = computed(() =>
    (this.prescription()?.issues ?? []).map((one) => ({ ...one, look: SEVERITY_LOOKS[one.severity], rule: ruleWords(one) })),
  );
  protected readonly dispenses = computed(() => (this.prescription()?.dispenses ?? []).map((one) => rowOf(one, this.#zone())));

  constructor() {
    effect(() => {
      this.prescriptionId();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .stalenessOf(() => this.prescriptionId(), 'prescription.changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
  }

  protected load(): void {
    this.#store.dispatch(PrescriptionsPageActions.prescriptionOpened({ id: this.prescriptionId() }));
  }
}

const rowOf = ({ id, status, quantity, reason, note, dispensedBy, dispensedAt }: Dispense, zone: string) => ({
  ...{ id, note },
  words:
    status === 'declined' || !quantity
      ? `Not dispensed. ${declineWords(reason)}`
      : [formatDose(quantity), declineWords(reason)].filter(Boolean).join('. '),
  by: `${dispensedBy}, ${formatInstant(dispensedAt, zone)}`,
});

/** What was never said is left out; how it ended is there once it has. */
function factsOf(one: Prescription | null, zone: string): Fact[] {
  if (!one) return [];
  const refills = one.refills ? `, ${one.refills} more times` : '';
  const facts = [
    fact('How', one.sig),
    fact('Quantity', `${formatDose(one.quantity)}${refills}`),
    fact('Indication', one.indication),
    fact('Instructions', one.instructions),
    fact('Last day', one.endsOn && formatDate(one.endsOn)),
    fact('Weight', one.weightKg === null ? null : `${one.weightKg} kg`),
    ...writtenOf(one, zone),
    ...one.holds.map((hold) => holdFact(hold, zone)),
    ...(one.endedAt ? endOf(one, zone) : []),
  ];
  return facts.filter((each) => each !== null);
}

const writtenOf = ({ signedAt, createdAt, prescriber }: Prescription, zone: string) => [
  fact(signedAt ? 'Signed' : 'Written', `${prescriber}, ${formatInstant(signedAt ?? createdAt, zone)}`),
];

const holdFact = ({ step, reason, note, by, at }: PrescriptionHold, zone: string) =>
  fact(
    step === 'held' ? 'Held' : 'Resumed',
    [`${by}, ${formatInstant(at, zone)}`, reason ? STATUS_REASONS[reason] : '', note].filter(Boolean).join(' · '),
  );

const endOf = ({ endedAt, endedBy, statusReason, statusNote }: Prescription, zone: string) => [
  fact('Ended', endedAt && [endedBy, formatInstant(endedAt, zone)].filter(Boolean).join(', ')),
  fact('Reason', statusReason && STATUS_REASONS[statusReason]),
  fact('Note', statusNote),
];

const fact = (label: string, value: string | null): Fact | null => (value ? { label, value } : null);
