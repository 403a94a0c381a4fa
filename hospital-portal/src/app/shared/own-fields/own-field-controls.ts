import { type AbstractControl, FormControl, FormRecord, type ValidationErrors, type ValidatorFn, Validators } from '@angular/forms';
import { CUSTOM_FIELD_BOUNDS, type CustomField, type CustomFieldType } from '@hms/shared-dto';
import { toE164 } from '@hms/shared-ui';

/** What stands in the form: a text, or what is ticked of several. */
export type TypedField = string | string[];
export type TypedFields = Readonly<Record<string, TypedField>>;
export type OwnFieldRecord = FormRecord<FormControl<TypedField>>;

const isBlank = (typed: TypedField): boolean => (typeof typed === 'string' ? !typed.trim() : typed.length === 0);

const NUMBER = /^-?\d{1,12}([.]\d{1,9})?$/;
const PHONE = /^\+[1-9]\d{6,14}$/;

const textRule =
  (test: (text: string) => ValidationErrors | null): ValidatorFn =>
  ({ value }: AbstractControl<TypedField>) =>
    typeof value === 'string' && value.trim() ? test(value.trim()) : null;

const numberRule = ({ minimum, maximum }: CustomField): ValidatorFn =>
  textRule((text) => {
    if (!NUMBER.test(text)) return { number: true };
    if (minimum !== null && Number(text) < minimum) return { min: { min: minimum } };
    return maximum !== null && Number(text) > maximum ? { max: { max: maximum } } : null;
  });

const RULES: Readonly<Partial<Record<CustomFieldType, (field: CustomField) => ValidatorFn>>> = {
  text: () => Validators.maxLength(CUSTOM_FIELD_BOUNDS.text),
  long_text: () => Validators.maxLength(CUSTOM_FIELD_BOUNDS.longText),
  number: numberRule,
  phone: () => textRule((text) => (PHONE.test(toE164(text)) ? null : { phone: true })),
  email: () => Validators.email,
};

const empty = ({ type }: CustomField): TypedField => (type === 'multi_select' ? [] : '');

/** Makes the record hold a control for each field. `mayLack` says whether required ones may be empty for now. */
export function setOwnFields(record: OwnFieldRecord, fields: readonly CustomField[], mayLack: () => boolean): void {
  for (const key of Object.keys(record.controls)) record.removeControl(key, { emitEvent: false });
  for (const field of fields) {
    const required: ValidatorFn = ({ value }: AbstractControl<TypedField>) =>
      field.required && !mayLack() && isBlank(value) ? { required: true } : null;
    const validators = [required, ...[RULES[field.type]?.(field)].filter((rule) => rule !== undefined)];
    record.addControl(field.key, new FormControl<TypedField>(empty(field), { nonNullable: true, validators }), { emitEvent: false });
  }
  record.updateValueAndValidity();
}

const YES_NO: ReadonlyMap<unknown, string> = new Map([
  [true, 'yes'],
  [false, 'no'],
]);

/** Stored values as the form has them. */
export const toTypedFields = (values: Readonly<Record<string, unknown>>): TypedFields =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(String) : (YES_NO.get(value) ?? String(value as string | number)),
    ]),
  );

const SENT: Readonly<Partial<Record<CustomFieldType, (text: string) => unknown>>> = {
  number: Number,
  boolean: (text) => text === 'yes',
  phone: toE164,
};

/** What was typed as the API takes it; what is blank is left out. Undefined for nothing. */
export function toOwnValues(typed: TypedFields, fields: readonly CustomField[]): Record<string, unknown> | undefined {
  const given = fields.filter(({ key }) => key in typed && !isBlank(typed[key]));
  const values = given.map(({ key, type }): [string, unknown] => {
    const value = typed[key];
    if (typeof value !== 'string') return [key, value];
    return [key, SENT[type]?.(value.trim()) ?? value.trim()];
  });
  return values.length ? Object.fromEntries(values) : undefined;
}
