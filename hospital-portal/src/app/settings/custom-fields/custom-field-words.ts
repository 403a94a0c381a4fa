import {
  CUSTOM_FIELD_TYPES,
  type CustomField,
  type CustomFieldAction,
  type CustomFieldChange,
  type CustomFieldType,
  HOSPITAL_ROLES,
  type HospitalRole,
  ROLE_LABELS,
} from '@hms/shared-dto';
import { formatNumber } from '@hms/shared-ui';

export const TYPE_LABELS: Readonly<Record<CustomFieldType, string>> = {
  text: 'Text, one line',
  long_text: 'Text, several lines',
  number: 'Number',
  date: 'Date',
  boolean: 'Yes or no',
  select: 'One of a list',
  multi_select: 'Several of a list',
  phone: 'Phone number',
  email: 'E-mail address',
};

export const TYPE_CHOICES = CUSTOM_FIELD_TYPES.map((value) => ({ value, label: TYPE_LABELS[value] }));

export const ROLE_CHOICES = HOSPITAL_ROLES.filter((role) => role !== 'Admin').map((value) => ({ value, label: ROLE_LABELS[value] }));

/** `Everybody`, or the roles by name. */
export function rolesWords(roles: readonly HospitalRole[]): string {
  const missing = ROLE_CHOICES.filter(({ value }) => !roles.includes(value));
  if (missing.length === 0) return 'Everybody';
  return ['Admin', ...ROLE_CHOICES.filter(({ value }) => roles.includes(value)).map(({ label }) => label)].join(', ');
}

type Bounds = Pick<CustomField, 'minimum' | 'maximum'>;

function boundWords({ minimum, maximum }: Bounds): string {
  if (minimum === null) return maximum === null ? '' : `up to ${formatNumber(maximum)}`;
  return maximum === null ? `from ${formatNumber(minimum)}` : `${formatNumber(minimum)} to ${formatNumber(maximum)}`;
}

/** What a field takes besides its type: `20 to 250 cm`, or its choices. */
export function rangeWords({ unit, options, ...bounds }: Bounds & Pick<CustomField, 'unit' | 'options'>): string {
  if (options.length) return options.join(', ');
  return [boundWords(bounds) || (unit ? 'in' : ''), unit].filter(Boolean).join(' ');
}

export const ACTION_WORDS: Readonly<Record<CustomFieldAction, string>> = {
  added: 'Added',
  changed: 'Changed',
  archived: 'Archived',
  restored: 'Restored',
};

const PART_LABELS: Readonly<Record<string, string>> = {
  label: 'Name',
  required: 'Required',
  visibleTo: 'Seen by',
  unit: 'Unit',
  minimum: 'Smallest',
  maximum: 'Largest',
  options: 'Choices',
  type: 'Kind',
  position: 'Place',
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const PART_WORDS: Readonly<Record<string, (value: unknown) => string>> = {
  visibleTo: (value) => rolesWords(value as HospitalRole[]),
  type: (value) => TYPE_LABELS[value as CustomFieldType],
  required: (value) => (value ? 'Yes' : 'No'),
  options: (value) => (value as string[]).join(', ') || NONE,
};
const NONE = 'None';

/** A part of a definition in words. */
export const partWords = (part: string, value: unknown): string =>
  value === null || value === undefined ? NONE : (PART_WORDS[part] ?? textOf)(value);

/** The parts that a change is about, with what was and what is. */
export function changeLines({ action, before, after }: CustomFieldChange): { label: string; from: string | null; to: string }[] {
  const parts = Object.entries(after ?? {}).filter(([part]) => part in PART_LABELS);
  const told = action === 'added' ? parts.filter(([part, value]) => partWords(part, value) !== NONE) : parts;
  return told.map(([part, value]) => ({
    label: PART_LABELS[part],
    from: before ? partWords(part, before[part]) : null,
    to: partWords(part, value),
  }));
}
