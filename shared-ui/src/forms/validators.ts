import type { AbstractControl, ValidationErrors, ValidatorFn } from '@angular/forms';
import { Validators } from '@angular/forms';
import type { FieldLimits, SchemaLimits } from './limits';

const valueOf = (control: AbstractControl): unknown => control.value;
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Like `Validators.required`, but blanks alone are nothing either: the server trims. */
const required: ValidatorFn = (control): ValidationErrors | null => {
  const value = valueOf(control);
  return isEmpty(value) || (typeof value === 'string' && !value.trim()) ? { required: true } : null;
};

/** The schema's pattern, with Unicode, on the trimmed text. */
function matches(source: string): ValidatorFn {
  const pattern = new RegExp(source, 'u');
  return (control): ValidationErrors | null => {
    const value = valueOf(control);
    return isEmpty(value) || pattern.test(String(value).trim()) ? null : { pattern: { requiredPattern: source } };
  };
}

const oneOf =
  (values: readonly (string | number)[]): ValidatorFn =>
  (control): ValidationErrors | null => {
    const value = valueOf(control) as string | number;
    return isEmpty(value) || values.includes(value) ? null : { choice: { values } };
  };

const RULES: readonly ((limits: FieldLimits) => ValidatorFn | null)[] = [
  ({ required: needed }) => (needed ? required : null),
  ({ minLength }) => (minLength === undefined ? null : Validators.minLength(minLength)),
  ({ maxLength }) => (maxLength === undefined ? null : Validators.maxLength(maxLength)),
  ({ pattern }) => (pattern === undefined ? null : matches(pattern)),
  ({ minimum }) => (minimum === undefined ? null : Validators.min(minimum)),
  ({ maximum }) => (maximum === undefined ? null : Validators.max(maximum)),
  ({ enum: values }) => (values === undefined ? null : oneOf(values)),
];

/** The validators of one field, from the API's own limits. Throws on a field that the schema does not have. */
export function validatorsFor(limits: SchemaLimits, field: string): ValidatorFn[] {
  const own = limits[field];
  if (!own) throw new Error(`The request has no field '${field}'.`);
  return RULES.map((rule) => rule(own)).filter((validator) => validator !== null);
}
