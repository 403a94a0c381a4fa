import { FormControl, FormGroup, type ValidatorFn, Validators } from '@angular/forms';
import {
  type AddCustomFieldRequest,
  type ChangeCustomFieldRequest,
  type CustomField,
  type CustomFieldType,
  type HospitalRole,
  isChoice,
} from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField } from '@hms/shared-ui';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { ROLE_CHOICES, partWords } from './custom-field-words';

const text = (validators: ValidatorFn[] = []) => new FormControl('', { nonNullable: true, validators });
const numberRule = Validators.pattern(/^\s*-?\d{1,12}([.]\d{1,6})?\s*$/);

/** All parts of a field; those of its type are shown and sent. The server's limits are the rules. */
export function createFieldForm() {
  const limits = limitsOf('AddCustomFieldRequest');
  return new FormGroup({
    label: text(validatorsFor(limits, 'label')),
    key: text(validatorsFor(limits, 'key')),
    type: new FormControl<CustomFieldType>('text', { nonNullable: true }),
    required: new FormControl(false, { nonNullable: true }),
    visibleTo: new FormControl<HospitalRole[]>(
      ROLE_CHOICES.map(({ value }) => value),
      { nonNullable: true },
    ),
    unit: text(validatorsFor(limits, 'unit')),
    minimum: text([numberRule]),
    maximum: text([numberRule]),
    /** One on each line. */
    options: text(),
  });
}

export type FieldForm = ReturnType<typeof createFieldForm>;

const numberOf = (typed: string): number | undefined => (typed.trim() ? Number(typed) : undefined);
const linesOf = (typed: string): string[] => [...new Set(typed.split('\n').map((line) => line.trim()))].filter(Boolean);

/** `Blood donor since` → `blood_donor_since`: a key that is offered, until somebody writes one. */
export const keyFor = (label: string): string =>
  label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40);

/** What may change, as it is sent. */
export function toChange(form: FieldForm): ChangeCustomFieldRequest {
  const { label, type, required, visibleTo, unit, minimum, maximum, options } = form.getRawValue();
  const parts = {
    ...(type === 'number' ? { unit: unit.trim() || undefined, minimum: numberOf(minimum), maximum: numberOf(maximum) } : {}),
    ...(isChoice(type) ? { options: linesOf(options) } : {}),
  };
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  return { label: label.trim(), required, visibleTo, ...given };
}

export const toAdd = (form: FieldForm): AddCustomFieldRequest => {
  const { key, type } = form.getRawValue();
  return { ...toChange(form), key: key.trim(), type };
};

type Parts = Partial<ChangeCustomFieldRequest>;

/** A field, or what was chosen of two, as the form's value. */
export const toFormValue = ({
  label = '',
  required = false,
  visibleTo = [],
  unit,
  minimum,
  maximum,
  options = [],
}: Parts | CustomField) => ({
  ...{ label, required },
  visibleTo: visibleTo.filter((role) => role !== 'Admin'),
  unit: unit ?? '',
  minimum: String(minimum ?? ''),
  maximum: String(maximum ?? ''),
  options: options.join('\n'),
});

const LABELS: Readonly<Record<keyof ChangeCustomFieldRequest, string>> = {
  label: 'Name',
  required: 'Required',
  visibleTo: 'Seen by',
  unit: 'Unit',
  minimum: 'Smallest',
  maximum: 'Largest',
  options: 'Choices',
};

/** Where one's own field and what somebody else saved meanwhile differ. */
export const conflictFields = (yours: ChangeCustomFieldRequest, theirs: CustomField): ConflictField[] =>
  Object.entries(LABELS)
    .map(([part, label]) => ({
      ...{ path: part, label },
      yours: partWords(part, yours[part as keyof ChangeCustomFieldRequest]),
      theirs: partWords(part, theirs[part as keyof ChangeCustomFieldRequest]),
    }))
    .filter((field) => field.yours !== field.theirs);

/** One's own, with theirs where that was picked. */
export function mergeChoice(yours: ChangeCustomFieldRequest, theirs: CustomField, choice: ConflictChoice): ChangeCustomFieldRequest {
  const picked = Object.keys(LABELS).filter((part) => choice[part] === 'theirs') as (keyof ChangeCustomFieldRequest)[];
  const merged = { ...yours, ...Object.fromEntries(picked.map((part) => [part, theirs[part] ?? undefined])) };
  const given = Object.entries(merged).filter(([, value]) => value !== undefined && !(Array.isArray(value) && !value.length));
  return { visibleTo: [], ...Object.fromEntries(given) } as unknown as ChangeCustomFieldRequest;
}
