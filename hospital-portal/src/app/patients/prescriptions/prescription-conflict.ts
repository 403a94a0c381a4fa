import { Injectable, inject } from '@angular/core';
import { DOSE_UNITS, FREQUENCIES, ROUTES, type Medication, type Prescription } from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField, type ConflictParts, Dialogs, partsInConflict, settledParts } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { formValueOf, type PrescriptionForm } from './prescription-form';
import { PrescriptionsPageActions } from './prescriptions.actions';

type Value = ReturnType<PrescriptionForm['getRawValue']>;
type Written = Value & { readonly medicine: string };

const PREGNANCY = { unknown: 'Not asked', 'not-pregnant': 'Not pregnant', pregnant: 'Pregnant' } as const;
const dose = ({ dose: { value, unit } }: Value): string => [value, unit && DOSE_UNITS[unit].many].filter(Boolean).join(' ');
const frequency = (value: Value): string =>
  [FREQUENCIES[value.frequency].pattern, FREQUENCIES[value.frequency].words].filter(Boolean).join(' ');

/** What is chosen as one: a dose is of one medicine, and a reason of what it explains. */
const PARTS: ConflictParts<Value, Written> = {
  medicine: { label: 'Medicine and dose', keys: ['dose', 'route'], words: (of) => `${of.medicine}, ${dose(of)}, ${ROUTES[of.route]}` },
  frequency: { label: 'How often', keys: ['frequency'], words: frequency },
  durationDays: { label: 'Days', keys: ['durationDays'], words: (of) => of.durationDays.trim() },
  quantity: { label: 'Quantity', keys: ['quantity'], words: (of) => of.quantity.trim() },
  asNeeded: {
    label: 'Only when needed',
    keys: ['asNeeded', 'asNeededReason'],
    words: (of) => (of.asNeeded ? `Yes, ${of.asNeededReason.trim()}` : 'No'),
  },
  refills: { label: 'Refills', keys: ['refills'], words: (of) => of.refills.trim() || '0' },
  weightKg: { label: 'Weight in kg', keys: ['weightKg'], words: (of) => of.weightKg.trim() },
  pregnancy: { label: 'Pregnancy', keys: ['pregnancy'], words: (of) => PREGNANCY[of.pregnancy] },
  indication: { label: 'Indication', keys: ['indication'], words: (of) => of.indication.trim() },
  instructions: { label: 'Instructions', keys: ['instructions'], words: (of) => of.instructions.trim() },
};

/** Where what is typed and the draft as it is now differ, in words. */
export const prescriptionConflict = (yours: Value, medicine: Medication | null, theirs: Prescription): ConflictField[] =>
  partsInConflict(PARTS, { ...yours, medicine: medicine?.label ?? '' }, { ...formValueOf(theirs), medicine: theirs.medication });

/** What is typed, with what was chosen of the draft. */
export const settledPrescription = (yours: Value, theirs: Prescription, choice: ConflictChoice): Value =>
  settledParts(PARTS, choice, { yours, theirs: formValueOf(theirs) });

/** A draft that somebody wrote to first. What comes of both is read once more: it is neither saved nor signed by itself. */
@Injectable({ providedIn: 'root' })
export class PrescriptionConflicts {
  readonly #dialogs = inject(Dialogs);
  readonly #store = inject(Store);

  /** @returns whether the form has changed; false when the person went back to what was typed */
  async settle(theirs: Prescription, form: PrescriptionForm, medicine: Medication | null): Promise<boolean> {
    const fields = prescriptionConflict(form.getRawValue(), medicine, theirs);
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text: 'Somebody changed this draft meanwhile.', fields }) : {};
    this.#store.dispatch(PrescriptionsPageActions.conflictSettled({ draft: choice && { id: theirs.id, version: theirs.version } }));
    if (!choice) return false;
    if (choice['medicine'] === 'theirs') {
      // Until theirs is here there is none: their dose is never saved with another medicine.
      this.#store.dispatch(PrescriptionsPageActions.medicineChosen({ medicine: null }));
      this.#store.dispatch(PrescriptionsPageActions.medicineWanted({ id: theirs.medicationId }));
    }
    form.setValue(settledPrescription(form.getRawValue(), theirs, choice));
    return true;
  }
}
