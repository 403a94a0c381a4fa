import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { HmsErrorPanel, HmsPageHead, HmsSkeleton, dayOf, formatName, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PatientsPageActions } from '../../patients.actions';
import { selectPatientRecord } from '../../patients.feature';
import { GENDER_LABELS, bornAndAge, givenNames } from '../../patient-words';

const ALLERGY_WORDS = { recorded: 'ALLERGIES', none_known: 'No known allergies', not_asked: 'Allergies not recorded' } as const;

/** A wristband and a label of one patient, to be printed: identity whole, and the number to scan. */
@Component({
  selector: 'hp-wristband-page',
  imports: [HmsErrorPanel, HmsPageHead, HmsSkeleton, MatIcon, RouterLink],
  templateUrl: './wristband.page.html',
  styleUrl: './wristband.page.scss',
})
export class WristbandPage {
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  protected readonly record = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))());
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly hospital = computed(() => this.#user()?.tenantName ?? '');
  /** What draws the codes is the heaviest part of the page, and comes after it. */
  readonly #codes = signal<typeof import('../../../shared/barcode') | null>(null);
  protected readonly band = computed(() => {
    const [patient, codes] = [this.record().patient, this.#codes()];
    if (!patient || !codes) return null;
    return {
      name: formatName({ ...patient, firstName: givenNames(patient) }),
      local: patient.localName,
      born: bornAndAge(patient, dayOf(new Date())),
      sex: GENDER_LABELS[patient.gender],
      number: patient.patientNumber,
      mother: patient.mother?.patientNumber ?? null,
      marks: [ALLERGY_WORDS[patient.allergies.status], ...(patient.unidentified ? ['Not identified'] : [])].join(' · '),
      square: codes.squareCode(patient.patientNumber),
      line: codes.lineCode(patient.patientNumber),
    };
  });

  constructor() {
    void import('../../../shared/barcode').then((codes) => this.#codes.set(codes));
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    this.#store.dispatch(PatientsPageActions.patientOpened({ id: this.id() }));
  }

  protected print(): void {
    globalThis.print();
  }
}
