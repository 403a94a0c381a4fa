import { HOSPITAL_ROLES, isChoice, type CustomFieldRequest, type CustomFieldType, type FieldError } from '@hms/shared-dto';
import type { CustomFieldEntity } from './custom-field.entity.js';

/** What a request writes. */
export type FieldSettings = Pick<CustomFieldEntity, 'label' | 'required' | 'visibleTo' | 'unit' | 'minimum' | 'maximum' | 'options'>;

const ofNumber = (path: 'unit' | 'minimum' | 'maximum'): FieldError => ({
  ...{ path, code: 'custom_field.only_number', message: 'Only a number has this.' },
});

function numberErrors({ unit, minimum, maximum }: CustomFieldRequest, type: CustomFieldType): FieldError[] {
  const given = Object.entries({ unit, minimum, maximum }).filter(([, value]) => (value ?? null) !== null);
  if (type !== 'number') return given.map(([path]) => ofNumber(path as 'unit'));
  if ((minimum ?? -Infinity) <= (maximum ?? Infinity)) return [];
  return [{ path: 'maximum', code: 'number.out_of_order', message: 'The largest number is below the smallest.' }];
}

function choiceErrors({ options }: CustomFieldRequest, type: CustomFieldType): FieldError[] {
  const given = (options ?? []).length > 0;
  if (given === isChoice(type)) return [];
  if (given) return [{ path: 'options', code: 'custom_field.only_choice', message: 'Only a choice has this.' }];
  return [{ path: 'options', code: 'custom_field.options_required', message: 'List at least one thing to choose.' }];
}

/** What a field of this type cannot have, or lacks. */
export const settingErrors = (request: CustomFieldRequest, type: CustomFieldType): FieldError[] => [
  ...numberErrors(request, type),
  ...choiceErrors(request, type),
];

/** The row's settings. Admins see every field. Call only when `settingErrors` found nothing. */
export const settingsOf = ({ label, required, visibleTo, unit, minimum, maximum, options }: CustomFieldRequest): FieldSettings => ({
  label,
  required,
  visibleTo: HOSPITAL_ROLES.filter((role) => role === 'Admin' || visibleTo.includes(role)),
  unit: unit ?? null,
  minimum: minimum ?? null,
  maximum: maximum ?? null,
  options: options ?? [],
});

/** The parts that differ, as they were and as they are. */
export function differences(
  before: FieldSettings,
  after: FieldSettings,
): { before: Partial<FieldSettings>; after: Partial<FieldSettings> } {
  const names = (Object.keys(after) as (keyof FieldSettings)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const parts = (settings: FieldSettings) => Object.fromEntries(names.map((name) => [name, settings[name]]));
  return { before: parts(before), after: parts(after) };
}
