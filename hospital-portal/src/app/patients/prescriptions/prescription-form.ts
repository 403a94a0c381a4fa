import { FormControl, FormGroup, Validators } from '@angular/forms';
import {
  FREQUENCIES,
  FREQUENCY_CODES,
  ROUTES,
  ROUTE_CODES,
  DOSE_UNITS,
  formOf,
  formatDose,
  quantityOf,
  sigWords,
  type Amount,
  type DoseUnit,
  type Frequency,
  type Medication,
  type PregnancyAnswer,
  type Prescription,
  type PrescriptionCheck,
  type PrescriptionRequest,
  type Route,
} from '@hms/shared-dto';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';

const LIMITS = limitsOf('PrescriptionRequest');
/** A number with at most four decimals: what the API takes. */
const AMOUNT = /^\d{1,6}(\.\d{1,4})?$/;
const amount = (...more: (typeof Validators.required)[]) =>
  new FormControl('', { nonNullable: true, validators: [Validators.pattern(AMOUNT), ...more] });
const limited = (name: string) => new FormControl('', { nonNullable: true, validators: validatorsFor(LIMITS, name) });

export type PrescriptionForm = ReturnType<typeof createPrescriptionForm>;

/** One medicine. Numbers are texts as they are typed. */
export const createPrescriptionForm = () =>
  new FormGroup({
    dose: new FormGroup({
      value: amount(Validators.required),
      unit: new FormControl<DoseUnit | ''>('', { nonNullable: true, validators: [Validators.required] }),
    }),
    route: new FormControl<Route>('PO', { nonNullable: true }),
    frequency: new FormControl<Frequency>('1-0-1', { nonNullable: true }),
    asNeeded: new FormControl(false, { nonNullable: true }),
    asNeededReason: limited('asNeededReason'),
    durationDays: new FormControl('', { nonNullable: true, validators: [Validators.pattern(/^\d{1,3}$/)] }),
    quantity: amount(),
    refills: new FormControl('', { nonNullable: true, validators: [Validators.pattern(/^\d{1,2}$/)] }),
    indication: limited('indication'),
    instructions: limited('instructions'),
    weightKg: amount(),
    pregnancy: new FormControl<PregnancyAnswer>('unknown', { nonNullable: true }),
  });

type FormValue = ReturnType<PrescriptionForm['getRawValue']>;

const numberIn = (typed: string): number | undefined => (typed.trim() ? Number(typed) : undefined);
const textIn = (typed: string): string | undefined => typed.trim() || undefined;

/** What is sent; what is empty is left out. Null while there is no whole dose of a medicine. */
export function toPrescriptionRequest(value: FormValue, medicine: Medication | null, patientId: string): PrescriptionRequest | null {
  const { dose, route, frequency, asNeeded, pregnancy, ...typed } = value;
  if (!medicine || !dose.unit || !AMOUNT.test(dose.value) || Number(dose.value) === 0) return null;
  const filled = {
    asNeededReason: asNeeded ? textIn(typed.asNeededReason) : undefined,
    durationDays: frequency === 'once' ? undefined : numberIn(typed.durationDays),
    ...{ quantity: numberIn(typed.quantity), refills: numberIn(typed.refills), weightKg: numberIn(typed.weightKg) },
    ...{ indication: textIn(typed.indication), instructions: textIn(typed.instructions) },
  };
  const present = Object.fromEntries(Object.entries(filled).filter(([, one]) => one !== undefined));
  return {
    ...{
      patientId,
      medicationId: medicine.id,
      dose: { value: Number(dose.value), unit: dose.unit },
      route,
      frequency,
      asNeeded,
      pregnancy,
    },
    ...present,
  };
}

/** What would be handed out; null where the prescriber has to say. */
export function computedQuantity(value: FormValue, medicine: Medication | null): Amount | null {
  const request = toPrescriptionRequest(value, medicine, '');
  if (!request || !medicine) return null;
  return quantityOf(medicine, { dose: request.dose, frequency: request.frequency, durationDays: request.durationDays ?? null });
}

/** Whether a request says all that the check and the API ask for. */
export const isComplete = (request: PrescriptionRequest | null, computed: Amount | null): request is PrescriptionRequest =>
  request !== null && (request.quantity !== undefined || computed !== null) && (!request.asNeeded || request.asNeededReason !== undefined);

const written = (value: number | string | null): string => (value === null ? '' : String(value));

/** A draft as it was typed. */
export const formValueOf = (draft: Prescription): FormValue => ({
  dose: { value: String(draft.dose.value), unit: draft.dose.unit },
  ...{ route: draft.route, frequency: draft.frequency, asNeeded: draft.asNeeded, asNeededReason: written(draft.asNeededReason) },
  ...{ durationDays: written(draft.durationDays), quantity: String(draft.quantity.value), refills: String(draft.refills) },
  ...{ indication: written(draft.indication), instructions: written(draft.instructions), weightKg: written(draft.weightKg) },
  pregnancy: draft.pregnancy,
});

export const ROUTE_CHOICES = ROUTE_CODES.map((value) => ({ value, label: ROUTES[value] }));
export const FREQUENCY_CHOICES = FREQUENCY_CODES.map((value) => {
  const { pattern, words } = FREQUENCIES[value];
  return { value, label: pattern ? `${pattern}  ${words}` : words };
});

/** Units that a dose of this medicine may be written in. */
export const unitChoices = (medicine: Medication | null) =>
  medicine ? formOf(medicine.form).doses.map((value) => ({ value, label: DOSE_UNITS[value].many })) : [];

/** Chooses the usual unit of a medicine, unless the one that is chosen fits it too. */
export function offerUnit({ controls: { dose } }: PrescriptionForm, offered: ReturnType<typeof unitChoices>): void {
  const { unit } = dose.controls;
  if (offered.length > 0 && !offered.some(({ value }) => value === unit.value)) unit.setValue(offered[0].value);
}

/** `10 tablets`; a question where nobody can compute it. */
export const quantityHint = (computed: Amount | null, medicine: Medication | null): string => {
  if (computed) return `${formatDose(computed)} for the whole course, unless you say otherwise.`;
  return medicine ? `In ${DOSE_UNITS[formOf(medicine.form).quantity].many}. It cannot be computed from this dose.` : '';
};

/** The reasons that were given, and how many warnings of high severity have none. */
export function answersTo(check: PrescriptionCheck | null, reasons: Readonly<Record<string, string>>) {
  const overrides = Object.entries(reasons)
    .map(([key, reason]) => ({ key, reason: reason.trim() }))
    .filter(({ reason }) => reason);
  const high = (check?.issues ?? []).filter(({ severity }) => severity === 'high');
  return { overrides, open: high.filter(({ key }) => !overrides.some((one) => one.key === key)).length };
}

/** What keeps a prescription from being complete, each in a sentence. */
function missingIn(request: PrescriptionRequest | null, { computed, medicine }: { computed: Amount | null; medicine: Medication | null }) {
  const noQuantity = request !== null && request.quantity === undefined && computed === null;
  const noReason = request?.asNeeded && !request.asNeededReason;
  return [
    ...(medicine ? [] : ['Choose a medicine.']),
    ...(noQuantity ? ['Say how much is handed out, or for how many days.'] : []),
    ...(noReason ? ['Say what it is needed for.'] : []),
  ];
}

const sigOf = (request: PrescriptionRequest): string =>
  sigWords({ ...request, asNeeded: request.asNeeded ?? false, durationDays: request.durationDays ?? null });

/** What is typed: as it would be sent once it is complete, in words, and what is missing. */
export function readPrescription(value: FormValue, medicine: Medication | null, patientId: string) {
  const [request, computed] = [toPrescriptionRequest(value, medicine, patientId), computedQuantity(value, medicine)];
  return {
    complete: isComplete(request, computed) ? request : null,
    quantityHint: quantityHint(computed, medicine),
    sig: request && sigOf(request),
    missing: missingIn(request, { computed, medicine }),
  };
}
