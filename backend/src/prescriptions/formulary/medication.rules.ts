import { formOf, type FieldError, type MedicationRequest } from '@hms/shared-dto';

/** What is wrong with a medicine whose fields are each right: a strength that no dose of its form leads to would be checked by no rule. */
export function medicationErrors({ form, perUnit, ingredients }: MedicationRequest): FieldError[] {
  const names = ingredients.map(({ substance }) => substance);
  const units = [...formOf(form).doses, 'mL', 'g'];
  return [
    ...(units.includes(perUnit)
      ? []
      : [{ path: 'perUnit', code: 'unit.not_of_form', message: `A strength of this form is given for: ${units.join(', ')}.` }]),
    ...(new Set(names).size === names.length
      ? []
      : [{ path: 'ingredients', code: 'ingredient.repeated', message: 'Name each ingredient once.' }]),
  ];
}
