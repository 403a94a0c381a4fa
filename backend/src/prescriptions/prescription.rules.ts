import {
  formOf,
  PRESCRIPTION_TRANSITIONS,
  quantityOf,
  type Amount,
  type FieldError,
  type PrescriptionContent,
  type PrescriptionStatus,
} from '@hms/shared-dto';
import type { MedicationSnapshot } from './checks/check.types.js';

/** Whether a prescription may go from one status to the other. What was handed out is not cancelled but stopped. */
export const mayBecome = (from: PrescriptionStatus, to: PrescriptionStatus, { dispensed }: { dispensed: number }): boolean =>
  PRESCRIPTION_TRANSITIONS[from].includes(to) && !(to === 'cancelled' && dispensed > 0);

/** Handed out at a time: as the prescriber says, else for the whole course. */
export function supplyOf(medication: MedicationSnapshot, { dose, frequency, durationDays, quantity }: PrescriptionContent): Amount | null {
  if (quantity !== undefined) return { value: quantity, unit: formOf(medication.form).quantity };
  return quantityOf(medication, { dose, frequency, durationDays: durationDays ?? null });
}

const MOST = 100_000;

function supplyErrors(medication: MedicationSnapshot, content: PrescriptionContent): FieldError[] {
  const supply = supplyOf(medication, content);
  if (supply === null)
    return [{ path: 'quantity', code: 'quantity.required', message: 'Say how much is handed out: it cannot be computed from this dose.' }];
  if (supply.value > MOST) return [{ path: 'quantity', code: 'number.too_large', message: 'This comes to more than can be handed out.' }];
  return [];
}

function needErrors({ asNeeded = false, asNeededReason }: PrescriptionContent): FieldError[] {
  if (asNeeded === (asNeededReason !== undefined)) return [];
  return [
    asNeeded
      ? { path: 'asNeededReason', code: 'reason.required', message: 'Say what it is needed for.' }
      : { path: 'asNeededReason', code: 'reason.unexpected', message: 'Only what is taken when needed has this reason.' },
  ];
}

/** What is wrong with a prescription of this medicine, whose fields are each right. */
export function contentErrors(medication: MedicationSnapshot, content: PrescriptionContent): FieldError[] {
  const { doses } = formOf(medication.form);
  if (!doses.includes(content.dose.unit))
    return [{ path: 'dose.unit', code: 'unit.not_of_form', message: `A dose of this form is given in: ${doses.join(', ')}.` }];
  const onceForDays =
    content.frequency === 'once' && content.durationDays !== undefined
      ? [{ path: 'durationDays', code: 'duration.of_one_dose', message: 'One dose has no days.' }]
      : [];
  return [...onceForDays, ...supplyErrors(medication, content), ...needErrors(content)];
}
